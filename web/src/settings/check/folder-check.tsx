import type { ReactElement } from 'react';
import { words } from '../../words/index.js';
import { HostCheck } from './host-check.js';

/** Names of the findings that are about the library. */
const CHECKS = /^(library|rename|free-space|name-length)$/;

/** Whether music can be put into the folder of the library. */
export function FolderCheck({ isAutomatic = false }: { isAutomatic?: boolean }): ReactElement {
  return (
    <HostCheck
      label={words.settings.check.folder}
      checks={CHECKS}
      isAutomatic={isAutomatic}
      linesExpected={isAutomatic ? 4 : 0}
    />
  );
}
