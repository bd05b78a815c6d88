// Additions to pages that work without them: names suggested while typing, the finder answering in place, printing.
"use strict";

const PAUSE = 120; // milliseconds without a key before asking
let lists = 0;

class Suggestions {
  constructor(input) {
    this.input = input;
    this.asked = 0;
    this.active = -1;
    this.options = [];
    this.list = document.createElement("ul");
    this.list.id = `suggestions-${(lists += 1)}`;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", input.dataset.label);
    this.list.hidden = true;
    this.status = document.createElement("span");
    this.status.className = "sr";
    this.status.setAttribute("role", "status");
    // Below the whole line, so that the list never lies over the button beside or under the field.
    (input.closest(".ask-line") ?? input.parentElement).append(this.list, this.status);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", this.list.id);
    input.addEventListener("input", () => this.wait());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    // A press on a name must not take the focus away before the click is seen.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.go(event.target.closest("[role=option]")));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    const query = this.input.value.trim();
    const number = (this.asked += 1);
    if (query.length < 2) {
      this.close();
      return;
    }
    try {
      const answer = await this.look(query);
      if (answer.ok) {
        const { names } = await answer.json();
        if (number === this.asked && document.activeElement === this.input) this.show(names);
      }
    } catch {
      this.close(); // offline: the form still works once the line is back
    }
  }

  look(query) {
    return fetch(`${this.input.dataset.suggest}?${new URLSearchParams({ q: query })}`);
  }

  show(names) {
    this.options = names.map((name, place) => this.option(name, place));
    this.list.replaceChildren(...this.options);
    this.list.hidden = names.length === 0;
    this.input.setAttribute("aria-expanded", String(names.length > 0));
    this.status.textContent = `${this.input.dataset.found} ${names.length}`;
    this.mark(-1);
  }

  option({ name, lang, matched, path, term }, place) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${place}`;
    option.setAttribute("role", "option");
    if (path) option.dataset.path = path;
    if (term) option.dataset.term = term;
    const title = document.createElement("span");
    title.textContent = name;
    if (lang) title.lang = lang;
    option.append(title);
    if (matched) {
      const other = document.createElement("small");
      other.textContent = matched;
      option.append(" ", other);
    }
    return option;
  }

  key(event) {
    if (this.list.hidden) {
      if (event.key === "ArrowDown") this.ask();
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") this.forget(); // what somebody walks through stays as it is
    const last = this.options.length - 1;
    if (event.key === "ArrowDown") this.mark(this.active === last ? -1 : this.active + 1);
    else if (event.key === "ArrowUp") this.mark(this.active === -1 ? last : this.active - 1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && this.active >= 0) this.go(this.options[this.active]);
    else return;
    event.preventDefault();
  }

  mark(place) {
    this.active = place;
    this.options.forEach((option, index) => option.setAttribute("aria-selected", String(index === place)));
    if (place >= 0) {
      this.input.setAttribute("aria-activedescendant", this.options[place].id);
      this.options[place].scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  // No answer that is still to come changes the list.
  forget() {
    clearTimeout(this.timer);
    this.asked += 1;
  }

  close() {
    this.forget();
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.active = -1;
  }

  go(option) {
    if (option) window.location.assign(option.dataset.path);
  }
}

// Names of signs. What is typed may be about somebody's health, so it is posted: an address would be kept in logs.
class SignSuggestions extends Suggestions {
  constructor(input, finder) {
    super(input);
    this.finder = finder;
  }

  look(query) {
    return fetch(this.finder.form.dataset.terms, { method: "POST", body: new URLSearchParams({ q: query }) });
  }

  go(option) {
    if (!option) return;
    this.input.value = "";
    this.close();
    this.finder.send("do", `yes ${option.dataset.term}`, "#add");
  }
}

// The finder's form, answered in place. The answer is the same page; it is parsed by the request itself, so no
// text is ever turned into markup by a script.
class Finder {
  constructor(form) {
    this.form = form;
    this.status = document.querySelector("#finder-status");
    form.addEventListener("submit", (event) => this.submit(event));
    form.addEventListener("change", (event) => {
      if (event.target.matches("[data-submit], .pairs select")) this.send("", "", this.place(event.target));
    });
    form.addEventListener("change", () => this.remember());
    form.addEventListener("click", (event) => this.leave(event.target.closest("a[href]")));
    const field = form.querySelector("#add");
    if (field) new SignSuggestions(field, this);
  }

  get data() {
    return new URLSearchParams(new FormData(this.form));
  }

  // What was answered goes with this entry of the tab's history, so that going back or reloading loses nothing.
  remember() {
    if (!this.form.querySelector("#heard-h")) return;
    history.replaceState({ finder: this.data.toString(), scroll: window.scrollY }, "");
  }

  leave(link) {
    if (link?.matches("[data-afresh]")) history.replaceState(null, "");
    else if (link) this.remember();
  }

  restore({ finder, scroll }) {
    const data = new URLSearchParams(finder);
    this.form.querySelector("#words").value = data.get("text");
    this.post(data, () => window.scrollTo(0, scroll));
  }

  submit(event) {
    const by = event.submitter;
    if (by?.hasAttribute("formaction")) {
      this.remember();
      return;
    }
    event.preventDefault();
    const isAdding = document.activeElement?.id === "add"; // Enter in that field presses the first button
    this.send(by?.name ?? "", by?.value ?? "", by && !isAdding ? this.place(by) : "#add");
  }

  // Where the focus goes when the answer has come: to the same control, or to what has taken its place.
  place(control) {
    if (control.type === "radio") return `[name="${control.name}"][value="${control.value}"]`;
    if (control.tagName === "SELECT") return `[name="${control.name}"]`;
    // Not to a button: a key pressed twice must not answer a question that nobody has read.
    if (control.closest(".next")) return "#next-q";
    if (control.closest(".ask-line")) return "#add";
    return "#heard-h";
  }

  send(name, value, place) {
    const data = this.data;
    if (name) data.append(name, value);
    // What cannot wait goes before everything else, wherever on the page somebody is.
    this.post(data, (fresh, urgent, moved) => {
      this.lead(fresh, urgentIn(fresh) && urgentIn(fresh) !== urgent ? ".urgent h2" : moved || place);
    });
  }

  post(data, then) {
    this.request?.abort();
    const request = new XMLHttpRequest();
    this.request = request;
    this.asking = document.activeElement;
    request.open("POST", this.form.action);
    request.responseType = "document";
    request.addEventListener("load", () => this.take(request, then));
    request.addEventListener("error", () => this.fail(""));
    this.form.setAttribute("aria-busy", "true");
    request.send(data);
  }

  take(request, then) {
    const fresh = request.status === 200 ? request.response?.querySelector("#finder") : null;
    if (!fresh) {
      this.fail(request.response?.querySelector("#finder .notice")?.textContent ?? "");
      return;
    }
    const urgent = urgentIn(this.form);
    const moved = this.movedTo(fresh);
    const open = new Set([...this.form.querySelectorAll("section details[open]")].map(nameOfFold));
    for (const fold of fresh.querySelectorAll("section details")) fold.open ||= open.has(nameOfFold(fold));
    this.form.replaceWith(document.adoptNode(fresh));
    new Finder(fresh).remember();
    this.status.textContent = request.response.querySelector("#finder-status").textContent;
    then(fresh, urgent, moved);
  }

  // Who went on while the answer was on its way stays there, with what was written there.
  movedTo(fresh) {
    const here = document.activeElement;
    if (here === this.asking || !this.form.contains(here)) return "";
    const place = here.id ? `#${CSS.escape(here.id)}` : this.place(here);
    const there = fresh.querySelector(place);
    if (there && here.matches("textarea, input[type=search]")) there.value = here.value;
    return there ? place : "";
  }

  lead(fresh, place) {
    const isSame = !place.endsWith("-h") && !place.startsWith(".urgent");
    const target = fresh.querySelector(place) ?? fresh.querySelector("#heard-h") ?? fresh.querySelector("#words");
    target.focus({ preventScroll: true });
    if (isSame) target.scrollIntoView({ block: "nearest" });
    else target.scrollIntoView({ block: "start" });
  }

  // Everything stays as it is, with a sentence below the field.
  fail(said) {
    this.form.removeAttribute("aria-busy");
    this.form.querySelector(".failed")?.remove();
    const notice = document.createElement("p");
    notice.className = "notice failed";
    notice.setAttribute("role", "alert");
    notice.textContent = said || this.form.dataset.failed;
    this.form.querySelector(".ask").append(notice);
    notice.scrollIntoView({ block: "nearest" });
  }
}

// A fold is called by its own line, and by the disease that leads it where several have the same; one whose line
// changes has an id.
function nameOfFold(fold) {
  if (fold.id) return fold.id;
  const leader = fold.parentElement.matches(".group") ? fold.parentElement.querySelector("h4") : null;
  return [fold.querySelector("summary"), leader].map((one) => one?.textContent).join();
}

function urgentIn(form) {
  return [...form.querySelectorAll(".urgent")].map((each) => each.textContent).join();
}

for (const input of document.querySelectorAll("[data-suggest]")) new Suggestions(input);

for (const form of document.querySelectorAll("#finder")) {
  const finder = new Finder(form);
  if (history.state?.finder) finder.restore(history.state);
}

// Another language is asked for with what has been written so far, instead of with an empty field.
for (const link of document.querySelectorAll("a[hreflang]")) {
  link.addEventListener("click", (event) => {
    const form = document.querySelector("#finder");
    if (!form?.querySelector("#words").value) return;
    event.preventDefault();
    form.action = link.href;
    form.submit();
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
