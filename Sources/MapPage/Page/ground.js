// Where inside a shape a label or a question goes.

/** The polygons of a GeoJSON geometry, each a list of rings. */
export function polygons(geometry) {
  if (geometry?.type === 'Polygon') return [geometry.coordinates];
  if (geometry?.type === 'MultiPolygon') return geometry.coordinates;
  return [];
}

/** The stretches of the horizontal line at `y` that lie inside the rings, by even and odd, each `[from, to]` in x. */
function stretches(rings, y) {
  const crossings = [];
  for (const ring of rings) {
    for (let i = 1; i < ring.length; i += 1) {
      const [ax, ay] = ring[i - 1];
      const [bx, by] = ring[i];
      if ((ay > y) !== (by > y)) crossings.push(ax + ((y - ay) / (by - ay)) * (bx - ax));
    }
  }
  crossings.sort((a, b) => a - b);
  const found = [];
  for (let i = 1; i < crossings.length; i += 2) found.push([crossings[i - 1], crossings[i]]);
  return found;
}

/**
 * The middle of the widest stretch inside some pieces of one shape, on one of a few horizontal lines through it.
 *
 * Pieces may overlap a little, as those of neighbouring tiles do: stretches that meet count as one.
 * `bounds` is `[west, south, east, north]` in the units of the pieces; only what is within it counts.
 * Answers `{ x, y, width }`, or null where nothing of the shape is within.
 */
export function roomiestPoint(pieces, bounds = [-Infinity, -Infinity, Infinity, Infinity]) {
  let low = Infinity;
  let high = -Infinity;
  for (const rings of pieces) {
    for (const [, y] of rings[0] ?? []) {
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  }
  low = Math.max(low, bounds[1]);
  high = Math.min(high, bounds[3]);
  if (!(high > low)) return null;
  let best = null;
  for (const share of [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8]) {
    const y = low + share * (high - low);
    const found = pieces.flatMap((rings) => stretches(rings, y)).sort((a, b) => a[0] - b[0]);
    let [from, to] = [Infinity, -Infinity];
    const consider = () => {
      const [left, right] = [Math.max(from, bounds[0]), Math.min(to, bounds[2])];
      // The middle is preferred to a line that is only a little wider.
      const worth = (right - left) * (1 - 0.5 * Math.abs(share - 0.5));
      if (right > left && (best === null || worth > best.worth)) best = { x: (left + right) / 2, y, width: right - left, worth };
    };
    for (const [a, b] of found) {
      if (a > to) {
        consider();
        [from, to] = [a, b];
      } else {
        to = Math.max(to, b);
      }
    }
    consider();
  }
  return best;
}

/** `[[west, south], [east, north]]` of a geometry; null where it has no position. */
export function extent(geometry) {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [outer] of polygons(geometry)) {
    for (const [x, y] of outer) {
      west = Math.min(west, x);
      east = Math.max(east, x);
      south = Math.min(south, y);
      north = Math.max(north, y);
    }
  }
  return west <= east ? [[west, south], [east, north]] : null;
}
