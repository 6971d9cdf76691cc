import type { ReactElement } from 'react';
import type { Schema } from '../../api/index.js';
import { FactList } from '../../parts/index.js';
import { say as tell, words } from '../../words/index.js';

const say = words.settings.account;

/** What is known of the account, as a list of terms. */
export function AccountFacts({ source }: { source: Schema<'SourceStatus'> }): ReactElement {
  return <FactList facts={facts(source)} width={150} />;
}

function facts({ account, formats, hasSecret, tokenAgeDays, governor }: Schema<'SourceStatus'>): [string, string][] {
  const all: [string, string | null][] = [
    [say.plan, account?.plan ?? null],
    [say.country, account?.country ?? null],
    [say.formats, formats.map(formatName).join(', ') || say.noFormats],
    [say.secret, hasSecret ? say.secretSet : say.secretMissing],
    [say.token, tokenAgeDays === null ? null : say.days(tokenAgeDays)],
    [say.pace, say.paceOf(governor.used, governor.limit, tell.timeSpan(governor.windowMs / 1000))],
  ];
  return all.filter((fact): fact is [string, string] => fact[1] !== null);
}

function formatName(format: string): string {
  return words.settings.choices['download.quality']?.[format]?.label ?? format;
}
