import { Paper } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useSearchParams } from 'wouter';
import { LeaveGuard } from '../parts/index.js';
import { useMay } from '../session/index.js';
import { putBack } from '../settings/index.js';
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
        <Step step={step} setUp={setUp} go={go} />
      </Paper>
      {step < 3 && !(step === 0 && setUp.isComplete) && <SandboxHint />}
      <LeaveGuard onDrop={putBack} />
    </>
  );
}

interface StepProps {
  /** 0 = the overview. */
  step: number;
  setUp: SetUp;
  go: (step: number) => void;
}

function Step({ step, setUp, go }: StepProps): ReactElement {
  const mayChange = useMay('admin');
  const to = (next: number) => () => {
    go(next);
  };
  switch (step) {
    case 1:
      return <FolderStep setUp={setUp} mayChange={mayChange} onNext={to(2)} />;
    case 2:
      return <AccountStep setUp={setUp} mayChange={mayChange} onBack={to(1)} onNext={to(3)} />;
    case 3:
      return <ReadyStep setUp={setUp} onBack={to(2)} />;
    default:
      return <Overview setUp={setUp} onAgain={to(1)} />;
  }
}
