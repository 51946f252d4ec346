// Starts everything, once the page is there.

const found = document.querySelector("[data-sheet]");
if (found instanceof HTMLElement && document.getElementById("sheet-tools")) {
  const sheet = openSheet(found);
  startRows(sheet);
  showRows(sheet);
  startDoubts(sheet);
  startGrowing(sheet);
  startTakingBack(sheet);
  startPrinting(sheet);
  startTools(sheet, startKeeping(sheet));
  // A theme may leave the maps out.
  if (typeof startMaps === "function") startMaps(found);
}
