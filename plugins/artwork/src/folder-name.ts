/** Letters and digits alone: what is left of a name in any safe form of it. */
function core(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]/gu, '');
}

/** For names of signs alone, e.g. `!!!` or an emoji: without what file systems forbid, and what stands in for it. */
function signs(text: string): string {
  return text.normalize('NFC').replace(/[\p{Cc}\s/\\:*?"'<>|()._-]/gu, '');
}

/** Names longer than a file system takes are cut. */
const CUT_LENGTH = 60;

/** Whether a folder bears a name, as a path template made it safe. */
export function isNamed(folderName: string, name: string): boolean {
  const [folder, wanted] = [core(folderName), core(name)];
  if (wanted === '') return folder === '' && signs(folderName) === signs(name);
  return folder === wanted || (folder.length >= CUT_LENGTH && wanted.startsWith(folder));
}

/** Whether a folder's name holds a name, beside other things. Of one or two letters too many names would hold it. */
export function hasInName(folderName: string, name: string): boolean {
  const wanted = core(name);
  return isNamed(folderName, name) || (wanted.length > 2 && core(folderName).includes(wanted));
}

/** Whether a folder is one disc of an album, e.g. `CD 2` or `Disc 02`. */
export function isDiscName(folderName: string, discNumber: number): boolean {
  const match = /^(?:cd|dvd|lp|dis[ck]|disque|disco|vol(?:ume)?)?[\s._-]*0*(\d+)$/i.exec(folderName);
  return match !== null && Number(match[1]) === discNumber;
}
