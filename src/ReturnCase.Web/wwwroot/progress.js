// The page works without this: it says how far the work is each time it is opened. With it, it says so by itself.
(() => {
  const box = document.querySelector("[data-progress]");
  const bar = box?.querySelector("progress");
  const words = document.getElementById("progress-words");
  if (!bar || !words) return;

  const look = async () => {
    try {
      const answer = await fetch(box.dataset.progress, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const far = await answer.json();
      bar.max = far.all;
      bar.value = far.done;
      words.textContent = far.words;
      if (far.finished) {
        location.reload();
        return;
      }
    } catch {
      // No connection at this moment: the next time tells.
    }

    setTimeout(look, 1500);
  };
  setTimeout(look, 1500);
})();
