/** Preloaded into a child that has a channel to its parent: when the parent is gone, however it went, the child ends too. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
