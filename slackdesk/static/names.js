// Who and what the ids in a message mean, from the last look.

/** Reads `desk.seen`. */
export class Names {
  constructor(desk) {
    this.desk = desk;
  }

  known(id) {
    return this.desk.seen.people[id];
  }

  person(id) {
    return this.known(id)?.name || id;
  }

  handle(id) {
    return this.known(id)?.handle || id;
  }

  isBot(id) {
    return Boolean(this.known(id)?.bot);
  }

  app() {
    return this.person(this.desk.seen.app);
  }

  persons() {
    return Object.entries(this.desk.seen.people).filter(([, known]) => !known.bot);
  }

  channel(id) {
    return this.desk.seen.channels.find((channel) => channel.id === id)?.name;
  }

  title(channel) {
    if (channel.kind === "im") return this.app();
    return channel.kind === "group" ? `${channel.name} (private)` : `# ${channel.name}`;
  }
}
