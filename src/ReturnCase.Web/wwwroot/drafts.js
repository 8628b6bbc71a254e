// Everything works without this: a form has a button that keeps it. With it the form keeps itself while somebody types, on the server and nowhere else.
(() => {
  const pause = 1500;
  const retry = 20000;
  const mostOnLeaving = 60000;
  const secret = new Set(["password", "file"]);

  for (const form of document.querySelectorAll("form[data-draft]")) keepItself(form);

  function keepItself(form) {
    const line = form.querySelector(".rc-draft__line");
    const signIn = form.querySelector(".rc-draft__sign-in");
    const anew = form.querySelector("[data-anew]");
    const both = form.querySelector("[data-both]");
    const see = form.querySelector("[data-see]");
    const revision = form.elements.namedItem("Draft.Revision");
    const place = form.elements.namedItem("Draft.Form");
    let kept = typed().toString();
    let said = line.textContent === "" ? "" : "kept";
    let timer = 0;
    let sending = null;
    let onItsWay = null;
    let sent = false;
    let other = null;
    let otherRevision = null;
    form.querySelector("[data-keep]").hidden = both.hidden;

    form.addEventListener("input", later);
    form.addEventListener("change", later);
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") keep(true); });
    window.addEventListener("pagehide", () => keep(true));
    anew.addEventListener("click", () => { anew.hidden = true; keep(false); });
    form.querySelector("[data-mine]").addEventListener("click", () => keep(false, otherRevision));
    form.querySelector("[data-other]").addEventListener("click", async () => {
      // What stands here is kept before another text takes its place.
      await sending;
      if (typed().toString() !== kept) { keep(false); await sending; }
      if (typed().toString() !== kept || other === null) return;
      take(other);
      [revision.value, place.value] = [otherRevision, form.dataset.draft];
      kept = typed().toString();
      settled();
      told();
    });

    // What is on its way arrives before the form does, so that the form takes its draft along.
    form.addEventListener("submit", event => {
      window.clearTimeout(timer);
      if (sending === null || sent) { sent = true; return; }
      event.preventDefault();
      sent = true;
      const go = () => form.requestSubmit(event.submitter);
      Promise.race([sending, new Promise(resolve => window.setTimeout(resolve, 3000))]).then(go, go);
    });
    window.addEventListener("pageshow", event => { if (event.persisted) sent = false; });

    function typed() {
      const body = new URLSearchParams();
      const names = new Set([...form.elements].filter(field => secret.has(field.type)).map(field => field.name));
      for (const [name, value] of new FormData(form)) if (typeof value === "string" && !names.has(name)) body.append(name, value);
      // Where it is kept is no part of what was typed.
      body.delete("Draft.Revision");
      body.delete("Draft.Form");
      return body;
    }

    function later() {
      window.clearTimeout(timer);
      if (other !== null) compare();
      if (!sent) timer = window.setTimeout(() => keep(false), pause);
    }

    // With the revision of the other text: somebody chose this one in its place.
    function keep(leaving, instead = null) {
      window.clearTimeout(timer);
      const body = typed();
      const now = body.toString();
      if (sent || (now === kept && instead === null) || (now === onItsWay && instead === null) || (sending !== null && !leaving)) {
        if (!sent && sending !== null && (now !== onItsWay || instead !== null)) timer = window.setTimeout(() => keep(false, instead), pause);
        return;
      }
      body.set("Draft.Form", place.value);
      body.set("Draft.Revision", revision.value);
      body.set("Draft.Keep", instead ?? "true");
      onItsWay = now;
      sending = fetch(form.getAttribute("action") ?? location.pathname + location.search, {
        method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual", keepalive: leaving && now.length < mostOnLeaving,
      }).then(answer => hear(answer, now)).catch(() => trouble(line.dataset.failed)).finally(() => { sending = null; onItsWay = null; });
    }

    async function hear(answer, now) {
      const told = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : null;
      if (answer.type === "opaqueredirect") { trouble(line.dataset.over); return; }
      if (told === null) { trouble(line.dataset.failed); return; }
      // Until somebody chooses, this form stands for its own text alone, in a place of its own: sent now, it leaves the other one where it is.
      if (told.revision >= 0) revision.value = told.revision;
      if (typeof told.form === "string") place.value = told.form;
      if (told.other) { [other, otherRevision] = [told.other, told.otherRevision]; compare(); }
      else if (answer.ok) settled();
      signIn.hidden = !told.signIn;
      if (told.signIn) signIn.setAttribute("href", told.signIn);
      if (answer.ok) { kept = now; say("kept", told.sentence); form.classList.remove("rc-draft--trouble"); tell(now); return; }
      if (answer.status === 401 && told.signIn) { kept = now; tell(now); }
      if (told.kept) { kept = now; tell(now); }
      anew.hidden = !told.gone;
      // What is too much, or settled elsewhere, is not tried again by itself.
      say(told.sentence, told.sentence);
      form.classList.add("rc-draft--trouble");
    }

    function trouble(sentence) {
      say(sentence, sentence);
      form.classList.add("rc-draft--trouble");
      window.clearTimeout(timer);
      timer = window.setTimeout(() => keep(false), retry);
    }

    // Read out when something else is said, not each time the minute changes.
    function say(what, sentence) {
      line.setAttribute("aria-live", what === said ? "off" : "polite");
      said = what;
      if (line.textContent !== sentence) line.textContent = sentence;
    }

    function tell(now) { if (typed().toString() === now) form.dispatchEvent(new Event("rc:kept")); }

    function told() { say("kept", line.dataset.changed); form.classList.remove("rc-draft--trouble"); form.dispatchEvent(new Event("rc:kept")); }

    function settled() {
      both.hidden = see.hidden = true;
      other = otherRevision = null;
      form.classList.remove("rc-draft--trouble");
    }

    function valuesOf(fields, name) { return fields.filter(field => field.name === name).map(field => field.value); }

    function inWords(control, value) {
      if (control instanceof HTMLSelectElement) return [...control.options].find(option => option.value === value)?.text ?? value;
      if (control.type === "radio" || control.type === "checkbox")
        return [...form.elements].find(one => one.name === control.name && one.value === value)?.labels?.[0]?.textContent ?? value;
      return value;
    }

    function compare() {
      const mine = [...typed()].map(([name, value]) => ({ name, value }));
      const rows = [];
      for (const field of form.querySelectorAll(".rc-field")) {
        const controls = new Map();
        for (const control of field.querySelectorAll("input, select, textarea")) if (control.name && !controls.has(control.name)) controls.set(control.name, control);
        const words = from => [...controls].flatMap(([name, control]) => valuesOf(from, name).map(value => inWords(control, value)).filter(value => value !== "")).join(field.querySelector(".rc-date") ? "-" : ", ");
        const [here, there] = [words(mine), words(other)];
        if (here !== there) rows.push(row([field.querySelector(".rc-field__label, label")?.textContent ?? "", here, there]));
      }
      both.querySelector("tbody").replaceChildren(...rows);
      both.hidden = see.hidden = false;
      for (const button of both.querySelectorAll("[data-mine], [data-other]")) button.hidden = false;
      for (const plain of form.querySelectorAll("[data-plain], [data-keep]")) plain.hidden = true;
    }

    function row(texts) {
      const line = document.createElement("tr");
      texts.forEach((text, index) => {
        const cell = document.createElement(index === 0 ? "th" : "td");
        if (index === 0) cell.scope = "row";
        else {
          cell.className = "rc-lines";
          cell.dir = "auto";
          cell.dataset.label = both.querySelectorAll("thead th")[index].textContent;
        }
        cell.textContent = text;
        line.append(cell);
      });
      return line;
    }

    function take(fields) {
      for (const control of form.elements) {
        if (!control.name || control.type === "hidden" || control.type === "submit" || secret.has(control.type)) continue;
        const values = valuesOf(fields, control.name);
        if (control.type === "radio" || control.type === "checkbox") control.checked = values.includes(control.value);
        else control.value = values[0] ?? "";
      }
    }
  }
})();
