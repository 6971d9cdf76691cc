import { Box, Paper, Text, Title } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { words } from '../../words/index.js';
import { FolderCheck } from '../check/folder-check.js';
import type { NamedSetting } from '../data/setting-input.js';
import { SettingRow } from '../row/setting-row.js';
import classes from './setting-group.module.css';

export type GroupName = NamedSetting['group'];

interface SettingGroupProps {
  name: GroupName;
  settings: readonly NamedSetting[];
  mayChange: boolean;
  /** Between heading and settings. */
  children?: ReactNode;
}

/** The settings under one heading; an address with `#name` leads here. */
export function SettingGroup({ name, settings, mayChange, children }: SettingGroupProps): ReactElement {
  const { title, lead } = words.settings.groups[name];
  return (
    <section id={name} aria-labelledby={`${name}-title`} className={classes.group}>
      <Title order={2} size="h4" id={`${name}-title`}>
        {title}
      </Title>
      <Text c="dimmed" size="sm" mb="sm">
        {lead}
      </Text>
      {children}
      <Paper withBorder radius="lg">
        {settings.map((setting) => (
          <SettingRow key={setting.key} setting={setting} mayChange={mayChange}>
            {setting.key === 'download.outputDir' && (
              <Box mt="sm">
                <FolderCheck />
              </Box>
            )}
          </SettingRow>
        ))}
      </Paper>
    </section>
  );
}
