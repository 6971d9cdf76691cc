import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { hostQuery, settingsQuery } from '../../api/index.js';
import { say, words } from '../../words/index.js';
import { diskStanding } from './disk-standing.js';
import classes from './house.module.css';

/** How much room is left where the music goes. */
export function DiskState(): ReactElement {
  const { data: library } = useQuery({ ...hostQuery, select: (host) => host.library });
  const { data: least } = useQuery({
    ...settingsQuery,
    select: (settings) => settings['download.minFreeSpace']?.value,
  });
  const { disk } = words.now;
  if (!library) return <div className={classes.disk} />;
  const { freeBytes, totalBytes, isAvailable } = library;
  if (!isAvailable || freeBytes === null || totalBytes === null) {
    return (
      <div className={classes.disk} data-tone="bad">
        <span className={classes.main}>{disk.away}</span>
      </div>
    );
  }
  const standing = diskStanding(freeBytes, totalBytes, typeof least === 'number' ? least : 0);
  const label = disk.label(say.bytes(freeBytes), say.bytes(totalBytes));
  return (
    <div className={classes.disk} data-tone={standing.tone}>
      <span className={classes.room}>
        <span className={classes.main}>{disk.free(say.bytes(freeBytes))}</span>
        <span>{disk.of(say.bytes(totalBytes))}</span>
      </span>
      <span
        className={classes.bar}
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(standing.usedPercent)}
      >
        <span className={classes.used} style={{ width: `${String(standing.usedPercent)}%` }} />
      </span>
      {standing.text !== null && <span className={classes.detail}>{standing.text}</span>}
    </div>
  );
}
