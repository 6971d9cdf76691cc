/**
 * Resolves when the process that started this host has gone; never, where it left us no channel to notice that by.
 * The command starts hosts in a session of their own: without it nobody would end them, and they would hold the data folder.
 */
export function launcherGone(): Promise<void> {
  return new Promise((resolve) => {
    // Gone before we came to look: Node closes a channel also while the host is still being loaded.
    if ((process.connected as boolean | undefined) === false) resolve();
    if (!process.channel) return;
    process.once('disconnect', resolve);
    // It tells us something, it is no reason to stay.
    process.channel.unref();
  });
}
