// Comforts, nothing that a page needs: print, days left, a filter of the notice board, reading aloud,
// suggestions where an address leads nowhere.
"use strict";

// Days count in Sweden, wherever the reader is; "sv-SE" writes them as 2026-04-07.
const today = new Date().toLocaleDateString("sv-SE", { timeZone: "Europe/Stockholm" });

for (const day of document.querySelectorAll("[data-days-left]")) {
  const left = Math.round((Date.parse(day.dataset.daysLeft) - Date.parse(today)) / 86400000);
  if (left >= 0) day.textContent = left === 0 ? "(i dag)" : left === 1 ? "(1 dag kvar)" : `(${left} dagar kvar)`;
}

// A notice that nobody took down in time says so itself.
for (const notice of document.querySelectorAll("[data-overdue]")) {
  notice.hidden = today < notice.dataset.overdue;
}

const filters = document.querySelectorAll("[data-filter]:not([aria-current])");
const status = document.querySelector("[data-filtered]");

function showPart(chosen) {
  for (const row of document.querySelectorAll(".board [data-body]")) {
    row.hidden = Boolean(chosen) && row.dataset[chosen.dataset.filter] !== chosen.dataset.value;
  }
  for (const group of document.querySelectorAll(".board-group")) {
    group.hidden = !group.querySelector("[data-body]:not([hidden])");
  }
  for (const filter of filters) {
    if (filter === chosen) filter.setAttribute("aria-current", "true");
    else filter.removeAttribute("aria-current");
  }
  const shown = document.querySelectorAll(".board [data-body]:not([hidden])").length;
  status.textContent = chosen ? `Visar ${shown} anslag: ${chosen.textContent}. Välj samma igen för att visa alla.` : "";
}

// On the whole board a choice filters at once; on a part of it the links lead to the other parts.
if (status && !document.querySelector("[data-filter][aria-current]")) {
  for (const filter of filters) {
    filter.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      showPart(filter.hasAttribute("aria-current") ? null : filter);
    });
  }
  addEventListener("beforeprint", () => showPart(null));
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
  button.hidden = false;
}

// Only voices on the reader's own device: others would send the text to somebody else's server.
function findVoice(language) {
  return speechSynthesis.getVoices().find((voice) => voice.localService && voice.lang.startsWith(language));
}

function offerListening(button, text) {
  const voice = findVoice(document.documentElement.lang);
  if (!voice || !button.hidden) return;
  const start = button.querySelector("[data-listen-start]");
  const stop = button.querySelector("[data-listen-stop]");
  const show = (reading) => {
    start.hidden = reading;
    stop.hidden = !reading;
  };
  // One utterance for each block: some browsers fall silent in the middle of a long one.
  const read = () => {
    const blocks = [...document.querySelectorAll("h1, .lead"), ...text.querySelectorAll("h2, h3, h4, p:not(li p), li:not(li li), td, th")];
    for (const block of blocks) {
      const utterance = new SpeechSynthesisUtterance(block.textContent);
      utterance.voice = voice;
      utterance.lang = voice.lang;
      utterance.onend = () => show(speechSynthesis.pending || speechSynthesis.speaking);
      speechSynthesis.speak(utterance);
    }
    show(true);
  };
  button.addEventListener("click", () => {
    const reading = start.hidden;
    speechSynthesis.cancel();
    show(false);
    if (!reading) read();
  });
  addEventListener("pagehide", () => speechSynthesis.cancel());
  button.hidden = false;
}

const button = document.querySelector("[data-listen]");
const text = document.querySelector("[data-listen-text]");
if (button && text && "speechSynthesis" in window) {
  offerListening(button, text);
  speechSynthesis.addEventListener("voiceschanged", () => offerListening(button, text));
}

function wordsOf(address) {
  const words = address.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter((word) => word.length > 3 && word !== "html" && !/^\d+$/.test(word)));
}

// What shares the rarest words with the address that was asked for; at least half of what can be found.
function nearest(asked, pages) {
  const known = pages.map(([title, url]) => ({ title, url, words: wordsOf(url) }));
  const rarity = new Map();
  for (const word of asked) {
    const holders = known.filter((page) => page.words.has(word)).length;
    if (holders) rarity.set(word, Math.log((known.length + 1) / holders));
  }
  const whole = [...rarity.values()].reduce((sum, one) => sum + one, 0);
  for (const page of known) {
    page.score = [...page.words].reduce((sum, word) => sum + (rarity.get(word) ?? 0), 0);
  }
  const good = known.filter((page) => page.score > 0 && page.score >= whole / 2);
  return good.sort((one, other) => other.score - one.score).slice(0, 5);
}

for (const section of document.querySelectorAll("[data-suggestions]")) {
  fetch(section.dataset.suggestions)
    .then((answer) => answer.json())
    .then((pages) => {
      for (const page of nearest(wordsOf(decodeURIComponent(location.pathname)), pages)) {
        const link = Object.assign(document.createElement("a"), { href: page.url, textContent: page.title });
        const item = document.createElement("li");
        item.append(link);
        section.querySelector("ul").append(item);
        section.hidden = false;
      }
    })
    .catch(() => {}); // Without the list the page still shows the latest news.
}
