// Loads the page again when it is out of date, and says what is wrong in the content.
// Put into pages by the preview's server; never part of a published site.
(() => {
  "use strict";

  const version = document.currentScript.dataset.version;
  const STYLE = `
    :host { all: initial; }
    section {
      position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto;
      box-sizing: border-box; padding: 1rem 1.25rem 1.25rem; background: #fff4f2; color: #1d1d1d;
      border-top: 6px solid #b3261e; box-shadow: 0 -4px 24px rgb(0 0 0 / 25%); font: 16px/1.5 system-ui, sans-serif;
    }
    h2 { margin: 0 0 .25rem; font-size: 1.125rem; }
    p { margin: 0 0 .5rem; }
    ol { margin: .75rem 0 0; padding-left: 1.5rem; }
    li { margin-bottom: .75rem; }
    code { display: block; font: .875rem/1.4 ui-monospace, monospace; color: #5c1410; overflow-wrap: anywhere; }
    button {
      float: right; margin: 0 0 .5rem 1rem; min-height: 44px; padding: 0 1rem; font: inherit;
      background: #fff; color: inherit; border: 2px solid #b3261e; border-radius: 4px; cursor: pointer;
    }
    button:focus-visible { outline: 3px solid #1d1d1d; outline-offset: 2px; }
  `;
  let host = null;
  let source = null;

  function element(name, text, ...children) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    made.append(...children);
    return made;
  }

  function row(problem) {
    return element("li", "",
      element("code", `${problem.path}:${problem.line}`),
      element("strong", problem.message),
      element("div", problem.hint));
  }

  function panel(problems, failure) {
    const close = element("button", "Dölj");
    close.type = "button";
    close.addEventListener("click", hide);
    const section = element("section", "", close);
    section.setAttribute("role", "alert");
    if (failure) {
      section.append(element("h2", "Webbplatsen gick inte att bygga om"), element("p", failure));
    } else {
      section.append(element("h2", problems.length === 1 ? "Ett fel att rätta" : `${problems.length} fel att rätta`));
    }
    section.append(element("p", "Du ser den senaste version som gick att bygga. Spara en rättad fil, så laddas sidan om."));
    if (problems.length) section.append(element("ol", "", ...problems.map(row)));
    return section;
  }

  function hide() {
    if (host) host.remove();
    host = null;
  }

  function draw(problems, failure) {
    hide();
    if (!problems.length && !failure) return;
    host = element("newsroom-preview");
    host.attachShadow({ mode: "open" }).append(element("style", STYLE), panel(problems, failure));
    document.body.append(host);
  }

  function receive(event) {
    const told = JSON.parse(event.data);
    if (told.version === version) draw(told.problems, told.failure);
    else location.reload();
  }

  // A browser keeps few connections to one host: only the tabs that are seen listen.
  function listen() {
    if (document.visibilityState === "visible" && !source) {
      source = new EventSource("/_newsroom/events");
      source.addEventListener("message", receive);
    } else if (document.visibilityState !== "visible" && source) {
      source.close();
      source = null;
    }
  }

  document.addEventListener("visibilitychange", listen);
  listen();
})();
