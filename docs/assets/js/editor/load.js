/* What the editor fetches: schemas, what the site says of a kind, names for references, files of the catalogue. */

export class Site {
  #root
  #data
  #files = new Map()

  constructor({ site, data }) {
    this.#root = new URL(site, document.baseURI)
    this.#data = new URL(`${data}/`, document.baseURI)
  }

  #fetched(url, read) {
    if (!this.#files.has(url.href)) {
      const answer = fetch(url).then(found => (found.ok ? found[read]() : Promise.reject(new Error(String(found.status)))))
      answer.catch(() => this.#files.delete(url.href))
      this.#files.set(url.href, answer)
    }
    return this.#files.get(url.href)
  }

  /* The schemas that a kind needs, by their ids. */
  async schemas(kind) {
    const files = ["common", kind].map(name => this.#fetched(new URL(`schemas/${name}.schema.json`, this.#root), "json"))
    return new Map((await Promise.all(files)).map(document => [document.$id, document]))
  }

  kind(name) {
    return this.#fetched(new URL(`${name}.json`, this.#data), "json")
  }

  names(kind) {
    return this.#fetched(new URL(`${kind}-names.json`, this.#data), "json")
  }

  file(path) {
    return this.#fetched(new URL(path, this.#root), "text")
  }
}
