// Two comforts, nothing that a page needs: a button that prints, and one that reads the text aloud.
"use strict";

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
