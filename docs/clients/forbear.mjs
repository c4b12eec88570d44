// A client of `forbear serve --http`: for pages, Node, Electron, and engines that run JavaScript.
// Every method of the server is `call("name", {parameters})`; `rpc.discover` tells them all.

export class ForbearError extends Error {
  constructor(error) {
    super(error.message);
    this.code = error.code;
    this.data = error.data;
  }
}

export class Forbear {
  constructor(address = "http://127.0.0.1:8650/", token = null) {
    this.address = address;
    this.token = token;
    this.number = 0;
  }

  async call(method, params = {}) {
    const headers = { "Content-Type": "application/json" };
    if (this.token) headers.Authorization = `Bearer ${this.token}`;
    const body = JSON.stringify({ jsonrpc: "2.0", id: ++this.number, method, params });
    const answer = await fetch(this.address, { method: "POST", headers, body });
    const found = await answer.json();
    if (found.error) throw typeof found.error === "string" ? new Error(found.error) : new ForbearError(found.error);
    return found.result;
  }

  async begin(story) {
    return new Cast(this, (await this.call("session.begin", story)).session);
  }

  async restore(save, story = {}) {
    return new Cast(this, (await this.call("session.restore", { save, ...story })).session);
  }
}

export class Cast {
  constructor(server, session) {
    this.server = server;
    this.session = session;
  }

  call(method, params = {}) {
    return this.server.call(method, { session: this.session, ...params });
  }

  options(who) { return this.call("options", { who }); }
  odds(who, more = {}) { return this.call("odds", { who, ...more }); }
  decide(who, more = {}) { return this.call("decide", { who, ...more }); }
  happened(event, more = {}) { return this.call("happened", { event, ...more }); }
  believes(who, formula, path = []) { return this.call("believes", { who, formula, path }); }
  remembers(who) { return this.call("remembers", { who }); }
  save() { return this.call("session.save"); }
  end() { return this.call("session.end"); }
}
