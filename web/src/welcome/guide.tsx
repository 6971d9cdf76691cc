import { Paper, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useSearchParams } from 'wouter';
import { useMay } from '../session/index.js';
import { LeaveGuard, putBack } from '../settings/index.js';
import { words } from '../words/index.js';
import { AccountStep } from './account-step.js';
import { firstVisit } from './first-visit.js';
import { FolderStep } from './folder-step.js';
import { Overview } from './overview.js';
import { ReadyStep } from './ready-step.js';
import { SandboxHint } from './sandbox-hint.js';
import type { SetUp } from './set-up.js';
import { Steps } from './steps.js';
import classes from './welcome.module.css';

/** The steps, or that none is left. The place is in the address, so that the browser's way back works. */
export function Guide({ setUp }: { setUp: SetUp }): ReactElement {
  const [search, setSearch] = useSearchParams();
  const mayChange = useMay('admin');
  // What gets complete on the way is no reason to leave the way.
  const [isReturn] = useState(() => setUp.isComplete || firstVisit() === 'done');
  const asked = Number(search.get('step'));
  const step = asked >= 1 && asked <= 3 ? asked : isReturn ? 0 : 1;
  const go = (to: number): void => {
    setSearch({ step: String(to) });
    document.getElementById('content')?.scrollTo({ top: 0 });
  };
  return (
    <>
      {step > 0 && <Steps step={step} isAccountDone={setUp.isComplete} />}
      <Paper withBorder radius="lg" className={classes.card}>
        {!mayChange && step > 0 && step < 3 && (
          <Text c="dimmed" size="sm" mb="md">
            {words.welcome.readOnly}
          </Text>
        )}
        {step === 0 && (
          <Overview
            setUp={setUp}
            onAgain={() => {
              go(1);
            }}
          />
        )}
        {step === 1 && (
          <FolderStep
            setUp={setUp}
            mayChange={mayChange}
            onNext={() => {
              go(2);
            }}
          />
        )}
        {step === 2 && (
          <AccountStep
            setUp={setUp}
            mayChange={mayChange}
            onBack={() => {
              go(1);
            }}
            onNext={() => {
              go(3);
            }}
          />
        )}
        {step === 3 && (
          <ReadyStep
            setUp={setUp}
            onBack={() => {
              go(2);
            }}
          />
        )}
      </Paper>
      {step < 3 && !(step === 0 && setUp.isComplete) && <SandboxHint />}
      <LeaveGuard onDrop={putBack} />
    </>
  );
}
