import { Button } from '@mantine/core';
import type { TablerIcon } from '@tabler/icons-react';
import type { ReactElement, ReactNode } from 'react';
import { useMay } from '../session/index.js';
import { words } from '../words/index.js';
import { Section } from './section.js';

interface AdminSectionProps {
  title: string;
  lead: string;
  action: { icon: TablerIcon; text: string; isPending?: boolean; run: () => void };
  children: ReactNode;
}

/** A part of the page that is for admins, with what they can do there beside its title. */
export function AdminSection({ title, lead, action, children }: AdminSectionProps): ReactElement {
  const isAdmin = useMay('admin');
  const { icon: Icon, text, isPending = false, run } = action;
  const button = (
    <Button
      variant="default"
      flex="none"
      mih={40}
      leftSection={<Icon size={18} stroke={1.75} aria-hidden />}
      loading={isPending}
      disabled={!isAdmin}
      onClick={run}
    >
      {text}
    </Button>
  );
  return (
    <Section title={title} lead={isAdmin ? lead : words.about.noAdmin} action={button}>
      {children}
    </Section>
  );
}
