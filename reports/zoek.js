/* Laat van het register alleen zien wat een lezer zoekt. Zonder dit script staat de hele lijst er. */
(function () {
  "use strict";
  function plain(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "").toLowerCase();
  }
  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }
  var box = document.getElementById("zoek");
  var field = document.getElementById("zoekterm");
  var told = document.getElementById("treffers");
  if (!box || !field || !told || !"".normalize) return;
  var lines = all(".register > li").map(function (line) {
    return { line: line, text: plain(line.textContent) };
  });
  var letters = all(".letter").map(function (letter) {
    return { letter: letter, link: document.querySelector('a[href="#' + letter.getAttribute("aria-labelledby") + '"]') };
  });
  var later;
  function words(found, asked) {
    if (!asked) return "";
    if (found === 0) return "Niets gevonden. Probeer een ander woord, of een deel van het woord.";
    return found + " van " + lines.length + " gevonden.";
  }
  function look() {
    var asked = plain(field.value).split(/\s+/).filter(Boolean);
    var found = 0;
    lines.forEach(function (one) {
      var fits = asked.every(function (word) { return one.text.indexOf(word) >= 0; });
      one.line.hidden = !fits;
      if (fits) found += 1;
    });
    letters.forEach(function (one) {
      var empty = !one.letter.querySelector("li:not([hidden])");
      one.letter.hidden = empty;
      if (one.link) one.link.parentNode.hidden = empty;
    });
    /* Wie meeluistert hoort pas iets als het typen even stopt. */
    clearTimeout(later);
    later = setTimeout(function () { told.textContent = words(found, asked.length); }, 250);
  }
  box.hidden = false;
  field.addEventListener("input", look);
  /* Na 'terug' staat er soms al iets in het veld. */
  window.addEventListener("pageshow", look);
})();
