// Draws /api/loop: accuracy curves, throughput, confidence. Colours come from the style sheet.
"use strict";
(() => {
  const style = () => getComputedStyle(document.documentElement);
  const color = (name) => style().getPropertyValue(name).trim();
  const palette = ["--accent", "--muted-line", "--good", "--info"];
  const font = "12px system-ui, sans-serif";
  const charts = new Map();
  let latest = null;

  const axis = (extra) => ({
    stroke: color("--muted"), font, grid: { stroke: color("--grid"), width: 1 },
    ticks: { show: false }, gap: 6, ...extra,
  });

  const clock = (self, values) =>
    values.map((t) => new Date(t * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit", hour12: false,
      second: self.scales.x.max - self.scales.x.min < 480 ? "2-digit" : undefined }));

  const fill = (hex) => (u) => {
    const top = u.bbox.top;
    const gradient = u.ctx.createLinearGradient(0, top, 0, top + u.bbox.height);
    gradient.addColorStop(0, hex + "38");
    gradient.addColorStop(1, hex + "00");
    return gradient;
  };

  function legend(id, entries) {
    const element = document.getElementById(id);
    element.replaceChildren(...entries.map(({ name, index, value, dash }) => {
      const item = document.createElement("span");
      item.className = `key key-${index}${dash ? " dashed" : ""}`;
      item.append(name);
      if (value !== undefined) {
        const figure = document.createElement("b");
        figure.textContent = value;
        item.append(figure);
      }
      return item;
    }));
  }

  // Lines for model swaps, drawn under the curves.
  const swapMarks = (swaps) => ({
    hooks: {
      drawClear: (u) => {
        const { ctx, bbox } = u;
        ctx.save();
        ctx.strokeStyle = color("--mark");
        ctx.fillStyle = color("--muted");
        ctx.font = `${11 * devicePixelRatio}px system-ui, sans-serif`;
        ctx.lineWidth = devicePixelRatio;
        ctx.setLineDash([3 * devicePixelRatio, 3 * devicePixelRatio]);
        let lastLabel = -Infinity;
        for (const swap of swaps) {
          const x = Math.round(u.valToPos(swap.epochSecond, "x", true));
          if (x < bbox.left || x > bbox.left + bbox.width) continue;
          ctx.beginPath();
          ctx.moveTo(x, bbox.top);
          ctx.lineTo(x, bbox.top + bbox.height);
          ctx.stroke();
          if (x - lastLabel > 24 * devicePixelRatio) {
            ctx.fillText(`v${swap.version}`, x + 4 * devicePixelRatio, bbox.top + 11 * devicePixelRatio);
            lastLabel = x;
          }
        }
        ctx.restore();
      },
    },
  });

  function draw(id, key, options, data) {
    const element = document.getElementById(id);
    if (!element.clientWidth) return;
    const known = charts.get(id);
    if (known && known.key === key) {
      known.chart.setData(data);
      return;
    }
    if (known) known.chart.destroy();
    const chart = new uPlot({ width: element.clientWidth, height: element.clientHeight, legend: { show: false },
      padding: [8, 14, 0, 0], ...options }, data, element);
    charts.set(id, { key, chart });
  }

  function align(curves) {
    if (curves.length === 0) return [[]];
    return uPlot.join(curves.map((curve) => [curve.times, curve.accuracy]));
  }

  function accuracy(loop) {
    const card = document.getElementById("accuracy-card");
    card.hidden = loop.curves.length === 0;
    if (card.hidden) return;
    const percent = (share) => `${(share * 100).toFixed(1)} %`;
    legend("accuracy-legend", loop.curves.map((curve, index) => ({
      name: curve.name, index, dash: index > 0,
      value: curve.accuracy.length ? percent(curve.accuracy[curve.accuracy.length - 1]) : "–",
    })));
    draw("accuracy", `curves ${loop.curves.map((c) => c.name).join("|")} ${loop.state.swaps.length}`, {
      cursor: { y: false, points: { size: 7 } },
      scales: { x: { time: true }, y: { range: (u, min, max) => [Math.max(0, Math.floor((min - 0.04) * 20) / 20), Math.min(1, Math.ceil((max + 0.02) * 20) / 20)] } },
      axes: [axis({ values: clock, space: 90, size: 28 }), axis({ size: 48, values: (u, values) => values.map((v) => `${Math.round(v * 100)} %`) })],
      series: [{}, ...loop.curves.map((curve, index) => ({
        label: curve.name, stroke: color(palette[index % palette.length]), width: index === 0 ? 2.5 : 2,
        dash: index === 0 ? undefined : [6, 5], fill: index === 0 ? fill(color("--accent")) : undefined,
        points: { show: false }, spanGaps: true,
      }))],
      plugins: [swapMarks(loop.state.swaps)],
    }, align(loop.curves));
  }

  function flow(loop) {
    const { flow } = loop.state;
    legend("flow-legend", [
      { name: "records", index: 1, value: flow.records.toFixed(1) },
      { name: "predictions", index: 0, value: flow.predictions.toFixed(1) },
    ]);
    draw("flow", "flow", {
      cursor: { y: false, points: { size: 7 } },
      scales: { x: { time: true }, y: { range: (u, min, max) => [0, Math.max(1, max * 1.1)] } },
      axes: [axis({ values: clock, space: 90, size: 28 }), axis({ size: 48 })],
      series: [{},
        { label: "records", stroke: color("--muted-line"), width: 1.5, points: { show: false } },
        { label: "predictions", stroke: color("--accent"), width: 1.5, fill: fill(color("--accent")), points: { show: false } }],
    }, [flow.times, flow.recordsByTime, flow.predictionsByTime]);
  }

  function confidence(loop) {
    const bins = loop.state.confidence;
    const all = bins.reduce((sum, n) => sum + n, 0);
    const middles = bins.map((n, i) => (i + 0.5) / bins.length);
    draw("confidence", "confidence", {
      cursor: { show: false },
      scales: { x: { time: false, range: [0, 1] }, y: { range: (u, min, max) => [0, Math.max(0.05, max * 1.1)] } },
      axes: [axis({ grid: { show: false }, size: 28, values: (u, values) => values.map((v) => v.toFixed(1)) }),
        axis({ size: 48, values: (u, values) => values.map((v) => `${Math.round(v * 100)} %`) })],
      series: [{}, { label: "share", stroke: color("--accent"), fill: color("--accent") + "b0", width: 0,
        paths: uPlot.paths.bars({ size: [0.86, 100], radius: 0.15 }), points: { show: false } }],
    }, [middles, bins.map((n) => (all ? n / all : 0))]);
  }

  function render() {
    if (!latest) return;
    accuracy(latest);
    flow(latest);
    confidence(latest);
  }

  function again() {
    charts.forEach(({ chart }) => chart.destroy());
    charts.clear();
    render();
  }

  async function follow() {
    try {
      const response = await fetch("/api/loop", { headers: { Accept: "application/json" } });
      if (response.ok) {
        latest = await response.json();
        render();
      }
    } catch {
      // The server is away; the next round asks again.
    }
    setTimeout(follow, 2000);
  }

  let resizing;
  window.addEventListener("resize", () => {
    clearTimeout(resizing);
    resizing = setTimeout(again, 120);
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", again);
  follow();
})();
