/** Hosts that a manifest grants: exact names, `*.example.org` for all below one, `*` for any. */
export class HostAllowList {
  constructor(private readonly patterns: readonly string[]) {}

  allows(host: string): boolean {
    const name = host.toLowerCase();
    return this.patterns.some((each) => {
      const pattern = each.toLowerCase();
      if (pattern === '*') return true;
      return pattern.startsWith('*.') ? name.endsWith(pattern.slice(1)) : name === pattern;
    });
  }
}
