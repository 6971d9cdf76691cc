/** Commits: `type(scope): subject`, one thing each. */
export default { extends: ['@commitlint/config-conventional'] };
