// The map: areas by state, what is uncovered and what overlaps, names, the asked place and its isochrone.

import { element } from './element.js';
import { roomiestPoint, polygons } from './ground.js';
import { address } from './server.js';
import { patternImage, states, unjudged } from './states.js';
import { fill, words } from './words.js';

/** Which levels are drawn together, coarsest first; the last takes every level that is in no other. */
const tiers = [['city'], ['district', 'county'], ['street', 'town', 'township'], ['community', 'village']];
const tiled = tiers.flat();
export const otherTier = tiers.length;

/** The index of the tier that a level is drawn with. */
export function tierOf(level) {
  const index = tiers.findIndex((levels) => levels.includes(level));
  return index < 0 ? otherTier : index;
}

const collections = ['areas', 'uncovered', 'overlaps'];
const settledVerdicts = ['layer', 'allowed', 'handover'];

/** The layers that can be switched, each with its map layers, in the order of the legend. */
export const switches = {
  uncovered: { layers: ['uncovered-casing', 'uncovered-line'], isOn: true },
  overlaps: { layers: ['overlaps-fill', 'overlaps-line'], isOn: true },
  settled: { layers: ['settled-fill', 'settled-line'], isOn: false },
  labels: { layers: [], isOn: true },
};

/** A line's width in pixels: thin where the whole city is in view, so that small areas keep their colour. */
const width = (far, near) => ['interpolate', ['linear'], ['zoom'], 7, far, 12, near];

const mostLabels = 80;

/** Room around what is brought into view; on a wide map the legend's place stays free. */
function roomBesideLegend(container) {
  const isWide = document.getElementById(container).clientWidth > 800;
  return { top: 40, bottom: 50, right: 40, left: isWide ? 320 : 40 };
}

export class CityMap {
  #map;
  #marker = null;
  #labels = [];
  #minuteLabels = [];
  #tier = 2;
  #hasLabels = true;
  #day;
  #scheme;
  #listeners;

  /**
   * `listeners`: `asked([lon, lat])` when a place is clicked or chosen by key, `moved()` when the view has come to rest,
   * `seen(counts)` with the number of areas in view by state, `failed()` when part of the map did not load.
   */
  constructor(container, { day, scheme, baseMap, bounds, view, listeners }) {
    this.#day = day;
    this.#scheme = scheme;
    this.#listeners = listeners;
    const start = view ? { center: [view.lon, view.lat], zoom: view.zoom } : { bounds, fitBoundsOptions: { padding: roomBesideLegend(container) } };
    const map = new maplibregl.Map({
      container,
      style: this.#style(baseMap),
      ...start,
      maxZoom: 20,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      renderWorldCopies: false,
      attributionControl: { compact: true, customAttribution: 'MapLibre' },
      locale: words,
    });
    this.#map = map;
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new maplibregl.NavigationControl({ showCompass: false }), 'bottom-right');
    map.addControl(new maplibregl.ScaleControl(), 'bottom-left');
    for (const [name, look] of Object.entries(states)) {
      if (look.pattern) map.on('styleimagemissing', ({ id }) => {
        if (id === `state-${name}` && !map.hasImage(id)) map.addImage(id, patternImage(look.pattern, look.ink), { pixelRatio: 2 });
      });
    }
    map.on('styleimagemissing', ({ id }) => {
      if (id === 'overlap' && !map.hasImage(id)) map.addImage(id, patternImage('dots', '#6a0f49'), { pixelRatio: 2 });
    });
    map.on('click', ({ lngLat }) => listeners.asked([lngLat.lng, lngLat.lat]));
    map.getCanvas().addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault();
      const { lng, lat } = map.getCenter();
      listeners.asked([lng, lat]);
    });
    map.on('resize', () => this.#bringIntoView());
    map.on('moveend', () => listeners.moved());
    map.on('idle', () => this.#settle());
    map.on('error', ({ error, sourceId }) => {
      if (error?.name !== 'AbortError') listeners.failed(sourceId, error);
    });
    map.getCanvas().style.cursor = 'crosshair';
  }

  #tiles(collection) {
    const query = new URLSearchParams({ datetime: this.#day, ...(this.#scheme ? { scheme: this.#scheme } : {}) });
    return [`${address(`collections/${collection}/tiles/WebMercatorQuad/`)}{z}/{y}/{x}?${query}`];
  }

  #inTier() {
    return this.#tier === otherTier ? ['!', ['in', ['get', 'level'], ['literal', tiled]]]
      : ['in', ['get', 'level'], ['literal', tiers[this.#tier]]];
  }

  /** Other levels that are judged lie on top of a tier, as parks do on streets. */
  #onTop() {
    if (this.#tier === otherTier || this.#tier < 2) return ['boolean', false];
    return ['all', ['!', ['in', ['get', 'level'], ['literal', tiled]]], ['has', 'state'], ['!=', ['get', 'state'], '']];
  }

  #style(baseMap) {
    const colour = ['match', ['get', 'state'], ...Object.entries(states).flatMap(([name, look]) => [name, look.colour]), unjudged];
    // Light ground takes a dark line, and every other a white one.
    const line = ['match', ['get', 'state'], Object.keys(states).filter((name) => name !== 'not-applicable'), '#ffffff', '#777777'];
    const patterned = Object.entries(states).filter(([, look]) => look.pattern);
    const pattern = ['match', ['get', 'state'], ...patterned.flatMap(([name]) => [name, `state-${name}`]), ''];
    const hasPattern = ['in', ['get', 'state'], ['literal', patterned.map(([name]) => name)]];
    const areas = (id, type, filter, paint, layout) => ({ id, type, source: 'areas', 'source-layer': 'areas', filter, paint, layout: layout ?? {} });
    const overlap = (prefix, settled, isOn) => {
      const filter = ['in', ['get', 'verdict'], ['literal', settledVerdicts]];
      const common = { source: 'overlaps', 'source-layer': 'overlaps', filter: settled ? filter : ['!', filter] };
      const layout = { visibility: isOn ? 'visible' : 'none' };
      return [
        { id: `${prefix}-fill`, type: 'fill', ...common, layout, paint: settled ? { 'fill-color': '#6a0f49', 'fill-opacity': 0.06 } : { 'fill-pattern': 'overlap' } },
        { id: `${prefix}-line`, type: 'line', ...common, layout, paint: { 'line-color': '#6a0f49', 'line-width': settled ? 1 : width(0.8, 2.2), 'line-dasharray': settled ? [1, 2] : [3, 1.5] } },
      ];
    };
    const background = baseMap ? 0.45 : 0.8;
    return {
      version: 8,
      sources: {
        ...(baseMap ? { base: { type: 'raster', tiles: [baseMap], tileSize: 256 } } : {}),
        ...Object.fromEntries(collections.map((name) => [name, { type: 'vector', tiles: this.#tiles(name), maxzoom: 16 }])),
        isochrone: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      },
      layers: [
        { id: 'background', type: 'background', paint: { 'background-color': '#eeece6' } },
        ...(baseMap ? [{ id: 'base', type: 'raster', source: 'base' }] : []),
        areas('ground', 'fill', this.#inTier(), { 'fill-color': colour, 'fill-opacity': background }),
        areas('ground-pattern', 'fill', ['all', this.#inTier(), hasPattern], { 'fill-pattern': pattern, 'fill-opacity': 0.75 }),
        areas('ground-line', 'line', this.#inTier(), { 'line-color': line, 'line-width': width(0.4, 1.4) }),
        areas('top', 'fill', this.#onTop(), { 'fill-color': colour, 'fill-opacity': baseMap ? 0.7 : 0.95 }),
        areas('top-pattern', 'fill', ['all', this.#onTop(), hasPattern], { 'fill-pattern': pattern, 'fill-opacity': 0.75 }),
        areas('top-line', 'line', this.#onTop(), { 'line-color': '#222222', 'line-width': width(0.5, 1.2) }),
        areas('district-line', 'line', ['in', ['get', 'level'], ['literal', tiers[1]]], { 'line-color': '#3b3b3b', 'line-width': width(0.8, 1.8) }),
        ...overlap('settled', true, switches.settled.isOn),
        ...overlap('overlaps', false, switches.overlaps.isOn),
        { id: 'uncovered-casing', type: 'line', source: 'uncovered', 'source-layer': 'uncovered', paint: { 'line-color': '#ffffff', 'line-width': width(2.2, 5.5) }, layout: { 'line-join': 'round' } },
        { id: 'uncovered-line', type: 'line', source: 'uncovered', 'source-layer': 'uncovered', paint: { 'line-color': '#111111', 'line-width': width(1.1, 2.8) }, layout: { 'line-join': 'round' } },
        { id: 'isochrone-fill', type: 'fill', source: 'isochrone', paint: { 'fill-color': '#0a3d7a', 'fill-opacity': 0.2 } },
        { id: 'isochrone-casing', type: 'line', source: 'isochrone', paint: { 'line-color': '#ffffff', 'line-width': 4.5 }, layout: { 'line-join': 'round' } },
        { id: 'isochrone-line', type: 'line', source: 'isochrone', paint: { 'line-color': '#0a3d7a', 'line-width': 2 } },
      ],
    };
  }

  setDay(day) {
    this.#day = day;
    for (const name of collections) this.#map.getSource(name).setTiles(this.#tiles(name));
  }

  setTier(tier) {
    this.#tier = tier;
    const apply = () => {
      for (const part of ['ground', 'top']) {
        const filter = part === 'ground' ? this.#inTier() : this.#onTop();
        this.#map.setFilter(part, filter);
        this.#map.setFilter(`${part}-line`, filter);
        this.#map.setFilter(`${part}-pattern`, ['all', filter, ['in', ['get', 'state'],
          ['literal', Object.entries(states).filter(([, look]) => look.pattern).map(([name]) => name)]]]);
      }
    };
    this.#whenStyled(apply);
  }

  setSwitch(name, isOn) {
    if (name === 'labels') {
      this.#hasLabels = isOn;
      this.#settle();
      return;
    }
    this.#whenStyled(() => {
      for (const id of switches[name].layers) this.#map.setLayoutProperty(id, 'visibility', isOn ? 'visible' : 'none');
    });
  }

  #whenStyled(work) {
    if (this.#map.isStyleLoaded()) work();
    else this.#map.once('styledata', work);
  }

  /** Marks the asked place, and brings it into view where it is out of it. */
  mark([lon, lat]) {
    this.unmark();
    const pin = element('div', { class: 'pin', 'aria-hidden': 'true' });
    this.#marker = new maplibregl.Marker({ element: pin }).setLngLat([lon, lat]).addTo(this.#map);
    this.#bringIntoView();
  }

  #bringIntoView() {
    const at = this.#marker?.getLngLat();
    if (at && !this.#map.getBounds().contains(at)) this.#map.easeTo({ center: at });
  }

  unmark() {
    this.#marker?.remove();
    this.#marker = null;
    this.showIsochrone(null);
  }

  fit(bounds) {
    this.#map.fitBounds(bounds, { padding: 60, maxZoom: 15 });
  }

  /** Shows isochrones, a GeoJSON collection whose features tell `minutes`; nothing where it is null. */
  showIsochrone(collection) {
    this.#minuteLabels.forEach((label) => label.remove());
    this.#minuteLabels = [];
    const features = collection?.features ?? [];
    this.#map.getSource('isochrone')?.setData({ type: 'FeatureCollection', features: [...features].sort((a, b) => b.properties.minutes - a.properties.minutes) });
    for (const feature of features) {
      const top = polygons(feature.geometry).flatMap(([outer]) => outer).reduce((best, at) => (best === null || at[1] > best[1] ? at : best), null);
      if (top === null) continue;
      const label = element('div', { class: 'minutes', 'aria-hidden': 'true' }, fill(words.minutesShort, feature.properties.minutes));
      this.#minuteLabels.push(new maplibregl.Marker({ element: label }).setLngLat(top).addTo(this.#map));
    }
    if (features.length > 0) {
      const bounds = new maplibregl.LngLatBounds();
      for (const feature of features) for (const [outer] of polygons(feature.geometry)) outer.forEach((at) => bounds.extend(at));
      if (!bounds.isEmpty()) this.#map.fitBounds(bounds, { padding: 50 });
    }
  }

  view() {
    const { lng, lat } = this.#map.getCenter();
    return { zoom: this.#map.getZoom(), lon: lng, lat };
  }

  /** What is drawn at a place of the map, for tests and for whoever looks from the console. */
  drawnAt([lon, lat]) {
    return this.#map.queryRenderedFeatures(this.#map.project([lon, lat]), { layers: ['ground', 'top'] }).map((feature) => feature.properties);
  }

  pixelOf([lon, lat]) {
    return this.#map.project([lon, lat]);
  }

  /** When all is drawn: counts states in view, places names. */
  #settle() {
    const byArea = new Map();
    for (const feature of this.#map.queryRenderedFeatures({ layers: ['ground', 'top'] })) {
      const id = feature.properties.area_id;
      if (!byArea.has(id)) byArea.set(id, { ...feature.properties, pieces: [] });
      byArea.get(id).pieces.push(...polygons(feature.geometry));
    }
    const counts = {};
    for (const area of byArea.values()) counts[area.state || ''] = (counts[area.state || ''] ?? 0) + 1;
    this.#listeners.seen(counts);
    this.#label(byArea);
  }

  #label(byArea) {
    this.#labels.forEach((label) => label.remove());
    this.#labels = [];
    if (!this.#hasLabels) return;
    const { clientWidth: width, clientHeight: height } = this.#map.getContainer();
    const places = [];
    for (const area of byArea.values()) {
      const pieces = area.pieces.map((rings) => rings.map((ring) => ring.map((at) => { const { x, y } = this.#map.project(at); return [x, y]; })));
      const point = roomiestPoint(pieces, [0, 0, width, height]);
      if (point) places.push({ area, point, isWanting: area.state && !area.state.startsWith('covered') && area.state !== 'not-applicable' });
    }
    places.sort((a, b) => b.isWanting - a.isWanting || b.point.width - a.point.width || String(a.area.area_id).localeCompare(String(b.area.area_id)));
    const taken = [];
    for (const { area, point, isWanting } of places) {
      if (taken.length === mostLabels) break;
      const short = isWanting ? words.shortStates[area.state] ?? area.state : '';
      const half = Math.max(7 * [...area.name].length, 6.5 * (short.length && Math.max(short.length * 0.6, 3))) + 4;
      const box = [point.x - half, point.y - (short ? 17 : 9), point.x + half, point.y + (short ? 17 : 9)];
      if (point.width < half || taken.some((other) => box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1])) continue;
      taken.push(box);
      const label = element('div', { class: 'name', 'aria-hidden': 'true' }, area.name, short ? element('span', {}, short) : null);
      this.#labels.push(new maplibregl.Marker({ element: label }).setLngLat(this.#map.unproject([point.x, point.y])).addTo(this.#map));
    }
  }
}
