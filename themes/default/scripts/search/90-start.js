// Begins to search where there is a form for it.

const region = document.getElementById("search");
if (region) new SearchPage(region).start();
