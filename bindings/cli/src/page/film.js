"use strict";
// The film and what is drawn over it, in step by presentation time.
const film = (() => {
  const video = byId("video"), canvas = byId("overlay"), frames = keel.frames, listeners = [];
  let layer = "setup", now = 0, playable = keel.video !== null;

  // Index of the frame on screen at a time: the last that is not later (half a millisecond covers rounding).
  const at = (time) => {
    let low = 0, high = frames.t.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (frames.t[middle] <= time + 5e-4) low = middle; else high = middle - 1;
    }
    return low;
  };
  const line = (context, points, scale, style, width, dash) => {
    if (!points) return;
    context.beginPath();
    for (let i = 0; i < points.length; i += 2) context.lineTo(points[i] * scale, points[i + 1] * scale);
    context.setLineDash(dash); context.lineWidth = width; context.strokeStyle = style; context.stroke();
  };
  const draw = (index) => {
    now = index;
    const box = canvas.getBoundingClientRect(), ratio = devicePixelRatio || 1;
    canvas.width = box.width * ratio; canvas.height = box.height * ratio;
    const scale = Math.min(canvas.width / frames.width, canvas.height / frames.height), context = canvas.getContext("2d");
    context.translate((canvas.width - frames.width * scale) / 2, (canvas.height - frames.height * scale) / 2);
    context.lineCap = context.lineJoin = "round";
    if (layer !== "off" && playable) {
      const unit = (frames.height * scale) / 1000;
      if (layer === "setup") {
        line(context, frames.setup[index], scale, "#0f151bb0", 5 * unit, []);
        line(context, frames.setup[index], scale, "#eef2f4", 2.5 * unit, [9 * unit, 7 * unit]);
      }
      line(context, frames.curve[index], scale, "#0f151bb0", 8 * unit, []);
      line(context, frames.curve[index], scale, "#4fd1c5", 5 * unit, []);
    }
    for (const listener of listeners) listener(index);
  };
  // Seeks into the middle of a frame, so that rounding never shows its neighbour.
  const show = (index) => {
    const last = frames.t.length - 1, to = Math.max(0, Math.min(last, index));
    const next = to < last ? frames.t[to + 1] : frames.t[to] + (frames.t[to] - (frames.t[to - 1] ?? 0));
    if (playable) { video.pause(); video.currentTime = (frames.t[to] + next) / 2; }
    draw(to);
  };
  // While a seek is under way, a frame of the one before must not move the cursor back.
  const follow = (_, meta) => { if (!video.seeking) draw(at(meta.mediaTime)); video.requestVideoFrameCallback(follow); };
  const fail = () => {
    playable = false;
    video.hidden = true;
    byId("unplayable").hidden = false;
    for (const id of ["play", "slow"]) byId(id).disabled = true;
    document.body.dataset.film = "unplayable";
    draw(now);
  };
  if (keel.video) {
    video.addEventListener("error", fail);
    video.addEventListener("loadeddata", () => { document.body.dataset.film = "ready"; draw(now); });
    video.requestVideoFrameCallback(follow);
    video.src = keel.video;
  }
  return {
    at, show, start: () => (keel.video ? draw(0) : fail()),
    step: (by) => show(now + by),
    seek: (time) => show(at(time)),
    index: () => now,
    isPlayable: () => playable,
    toggle: () => (video.paused ? video.play() : video.pause()),
    isPaused: () => video.paused,
    slow: () => (video.playbackRate = video.playbackRate === 1 ? 0.25 : 1),
    layer: (name) => { layer = name; draw(now); },
    onFrame: (listener) => listeners.push(listener),
    video,
  };
})();
