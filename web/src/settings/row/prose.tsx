import { Code } from '@mantine/core';
import type { ReactElement } from 'react';

/** Words of the host, in which `code` stands between backticks. */
export function Prose({ text }: { text: string }): ReactElement {
  return (
    <>
      {text.split('`').map((part, index) =>
        // Every other one stood between two of them; their order never changes.
        index % 2 === 1 ? <Code key={index}>{part}</Code> : part,
      )}
    </>
  );
}
