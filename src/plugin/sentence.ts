/** Words as a sentence: with a full stop, unless they end as one already. */
export function sentence(words: string): string {
  return /[.!?…]$/.test(words) ? words : `${words}.`;
}
