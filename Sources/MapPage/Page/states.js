// How states look: a colour of Okabe and Ito's set (told apart with any colour vision), and a pattern, so that nothing is
// told by colour alone. Source: M. Okabe, K. Ito, "Color Universal Design", 2008.

/** In the order of the legend. `pattern` names a drawing below; `ink` is its colour. */
export const states = {
  covered: { colour: '#009e73', pattern: null },
  'covered-by-layer': { colour: '#56b4e9', pattern: null },
  partial: { colour: '#cc79a7', pattern: 'bars', ink: '#5b2342' },
  gap: { colour: '#d55e00', pattern: 'cross', ink: '#4d2000' },
  expired: { colour: '#e69f00', pattern: 'slope', ink: '#5c3d00' },
  future: { colour: '#f0e442', pattern: 'dots', ink: '#5a5200' },
  conflict: { colour: '#0072b2', pattern: 'grid', ink: '#ffffff' },
  hollow: { colour: '#cfcfcf', pattern: 'rings', ink: '#333333' },
  overspan: { colour: '#8f7fb0', pattern: 'lines', ink: '#241a3d' },
  unknown: { colour: '#9a9a9a', pattern: null },
  'not-applicable': { colour: '#e4e4e4', pattern: null },
};

/** What has no state: levels that no rule judges. */
export const unjudged = '#ffffff';

const side = 16;

const drawings = {
  slope(pen) {
    for (const x of [-16, -8, 0, 8, 16]) line(pen, x, side, x + side, 0);
  },
  cross(pen) {
    for (const x of [-16, -8, 0, 8, 16]) {
      line(pen, x, side, x + side, 0);
      line(pen, x, 0, x + side, side);
    }
  },
  bars(pen) {
    for (const x of [4, 12]) line(pen, x, 0, x, side);
  },
  lines(pen) {
    for (const y of [4, 12]) line(pen, 0, y, side, y);
  },
  grid(pen) {
    drawings.bars(pen);
    drawings.lines(pen);
  },
  dots(pen) {
    for (const [x, y] of [[4, 4], [12, 12]]) {
      pen.beginPath();
      pen.arc(x, y, 1.7, 0, 2 * Math.PI);
      pen.fill();
    }
  },
  rings(pen) {
    for (const [x, y] of [[4, 4], [12, 12]]) {
      pen.beginPath();
      pen.arc(x, y, 2.4, 0, 2 * Math.PI);
      pen.stroke();
    }
  },
};

function line(pen, ax, ay, bx, by) {
  pen.beginPath();
  pen.moveTo(ax, ay);
  pen.lineTo(bx, by);
  pen.stroke();
}

/** One tile of a pattern on nothing, as pixels that MapLibre takes; drawn twice as fine as a pixel of the page. */
export function patternImage(name, ink) {
  const canvas = document.createElement('canvas');
  canvas.width = 2 * side;
  canvas.height = 2 * side;
  const pen = canvas.getContext('2d');
  pen.scale(2, 2);
  pen.strokeStyle = ink;
  pen.fillStyle = ink;
  pen.lineWidth = 1.1;
  drawings[name](pen);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

/** A small picture of a state, as the map draws it; told in words beside it. */
export function swatch(state) {
  const canvas = document.createElement('canvas');
  canvas.className = 'swatch';
  canvas.width = 44;
  canvas.height = 32;
  canvas.setAttribute('aria-hidden', 'true');
  const pen = canvas.getContext('2d');
  const look = states[state] ?? { colour: unjudged, pattern: null };
  pen.fillStyle = look.colour;
  pen.fillRect(0, 0, 44, 32);
  if (look.pattern) {
    pen.scale(2, 2);
    pen.strokeStyle = look.ink;
    pen.fillStyle = look.ink;
    pen.lineWidth = 1.1;
    drawings[look.pattern](pen);
    pen.translate(side, 0);
    drawings[look.pattern](pen);
  }
  return canvas;
}
