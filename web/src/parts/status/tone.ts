/** What a colour says. Where it is `data-tone` of an element, `--tone` and `--tone-soft` are its colours. */
export type Tone = 'quiet' | 'busy' | 'good' | 'warning' | 'bad';
