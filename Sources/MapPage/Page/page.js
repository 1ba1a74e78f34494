// The page: what is asked, where and for which day; all of it in the address, so that a link can be passed on.

import { heading, show, summary } from './answer.js';
import { element } from './element.js';
import { extent, polygons, roomiestPoint } from './ground.js';
import { CityMap, otherTier, switches, tierOf } from './map.js';
import { address, LastOnly, Problem, read } from './server.js';
import { states, swatch } from './states.js';
import { fill, language, translate, words } from './words.js';

const $ = (id) => document.getElementById(id);
const mostHits = 12;

/** What the page was opened with, beside the language: another scheme than the project's, and the day to begin with. */
const opened = new URLSearchParams(location.search);
const scheme = opened.get('scheme');

const state = { day: null, at: null, view: null };
const asking = new LastOnly();
const searching = new LastOnly();
const reaching = new LastOnly();
let city = null;
let map = null;

function readAddress() {
  const hash = new URLSearchParams(location.hash.slice(1));
  const day = hash.get('day');
  if (/^\d{4}-\d{2}-\d{2}$/.test(day ?? '')) state.day = day;
  const at = (hash.get('at') ?? '').split(',').map(Number);
  state.at = at.length === 2 && at.every(Number.isFinite) ? at : null;
  const [zoom, lat, lon] = (hash.get('view') ?? '').split('/').map(Number);
  state.view = [zoom, lat, lon].every(Number.isFinite) && hash.has('view') ? { zoom, lat, lon } : null;
}

function writeAddress() {
  const hash = new URLSearchParams();
  if (state.day) hash.set('day', state.day);
  if (state.at) hash.set('at', state.at.map(sevenDecimals).join(','));
  if (map) {
    const { zoom, lat, lon } = map.view();
    hash.set('view', `${zoom.toFixed(2)}/${lat.toFixed(5)}/${lon.toFixed(5)}`);
  }
  const text = `#${hash.toString().replaceAll('%2C', ',').replaceAll('%2F', '/')}`;
  history.replaceState(null, '', `${location.pathname}${location.search}${text}`);
  for (const [id, tag] of [['in-en', 'en'], ['in-zh', 'zh']]) {
    const search = new URLSearchParams(opened);
    search.set('lang', tag);
    $(id).href = `?${search}${text}`;
  }
}

function sevenDecimals(degrees) {
  return String(Number(degrees.toFixed(7)));
}

function say(text) {
  $('status').textContent = text;
}

function told(problem) {
  return problem instanceof Problem && problem.title === 'offline' ? words.offline : problem.message;
}

// The answer

/** Asks about a place; `text` is as people paste it, `crs` what it is in, null for the map's own positions. */
async function ask(text, crs, { takeFocus = false } = {}) {
  closeHits();
  say(words.asking);
  let answer;
  try {
    answer = await asking.read('query', { at: text, crs, datetime: state.day, scheme, lang: language });
  } catch (problem) {
    if (problem.name === 'AbortError') return;
    closeAnswer({ isSilent: true });
    say(told(problem));
    $('status').classList.add('wrong');
    return;
  }
  $('status').classList.remove('wrong');
  state.at = [answer.at.lon, answer.at.lat];
  $('answer-title').replaceChildren(...heading(answer));
  show(answer, $('answer-body'), { roles: city?.roles ?? {}, day: state.day, scheme, addIsochrone: isochroneButton() });
  $('answer').hidden = false;
  $('intro').hidden = true;
  openSheet(true);
  map?.mark(state.at);
  say(summary(answer));
  writeAddress();
  $('sheet-body').scrollTop = 0;
  $('panel').scrollTop = 0;
  if (takeFocus) $('answer-title').focus();
}

function closeAnswer({ isSilent = false } = {}) {
  asking.giveUp();
  reaching.giveUp();
  state.at = null;
  $('answer').hidden = true;
  $('intro').hidden = false;
  map?.unmark();
  if (!isSilent) say('');
  writeAddress();
}

function isochroneButton() {
  if (!map) return null;
  const button = element('button', { type: 'button', class: 'wide', 'aria-pressed': 'false' }, words.showIsochrone);
  const trouble = element('p', { class: 'trouble', role: 'alert' });
  button.addEventListener('click', async () => {
    if (button.getAttribute('aria-pressed') === 'true') {
      map.showIsochrone(null);
    } else {
      try {
        map.showIsochrone(await reaching.read('isochrone', { at: state.at.map(sevenDecimals).join(','), minutes: '5,10,15', lang: language }));
      } catch (problem) {
        if (problem.name !== 'AbortError') trouble.textContent = told(problem);
        return;
      }
    }
    trouble.textContent = '';
    const isShown = button.getAttribute('aria-pressed') !== 'true';
    button.setAttribute('aria-pressed', String(isShown));
    button.textContent = isShown ? words.hideIsochrone : words.showIsochrone;
  });
  return element('div', {}, button, trouble);
}

// The search

/** Whether a text is meant as a coordinate: digits, and no more letters than degrees and directions have. */
function isCoordinate(text) {
  return (text.match(/\d+(\.\d+)?/g) ?? []).length >= 2 && /^[\d\s.,;，、；:°º˚′″’”'"´度分秒东西南北纬经\-+−NSEWnsew/()（）]+$/.test(text);
}

let hits = [];
let chosen = -1;

function closeHits() {
  searching.giveUp();
  hits = [];
  choose(-1);
  $('hits').hidden = true;
  $('hits').replaceChildren();
  $('place').setAttribute('aria-expanded', 'false');
}

function choose(index) {
  chosen = index;
  [...$('hits').children].forEach((option, at) => option.setAttribute('aria-selected', String(at === index)));
  const option = $('hits').children[index];
  if (option) $('place').setAttribute('aria-activedescendant', option.id);
  else $('place').removeAttribute('aria-activedescendant');
  option?.scrollIntoView({ block: 'nearest' });
}

const parents = new Map();

/** The name of the area above, so that two areas of one name can be told apart; its code where it has no feature. */
async function parentName(id) {
  if (!id) return null;
  if (!parents.has(id)) {
    parents.set(id, read(`collections/areas/items/${encodeURIComponent(id)}`, { datetime: state.day })
      .then((feature) => feature.properties.name, () => id));
  }
  return parents.get(id);
}

async function search(text) {
  let found;
  let names;
  try {
    found = await searching.read('collections/areas/items', { q: text, limit: mostHits, datetime: state.day });
    names = await Promise.all(found.features.map((feature) => parentName(feature.properties.parent)));
  } catch (problem) {
    if (problem.name !== 'AbortError') say(fill(words.searchFailed, told(problem)));
    return;
  }
  if ($('place').value.trim() !== text) return;
  hits = found.features;
  $('hits').replaceChildren(...hits.map((feature, index) => {
    const { name, level } = feature.properties;
    const about = [names[index], words.levels[level] ?? level].filter(Boolean).join(' · ');
    const option = element('li', { role: 'option', id: `hit-${index}`, 'aria-selected': 'false' }, `${name} `, element('span', { class: 'level' }, about));
    option.addEventListener('mousedown', (event) => event.preventDefault());
    option.addEventListener('click', () => take(index));
    return option;
  }));
  $('hits').hidden = hits.length === 0;
  $('place').setAttribute('aria-expanded', String(hits.length > 0));
  choose(-1);
  const total = found.numberMatched ?? hits.length;
  say(hits.length === 0 ? fill(words.nothingFound, text) : total > hits.length ? fill(words.moreAreas, hits.length, total)
    : hits.length === 1 ? words.foundArea : fill(words.foundAreas, hits.length));
}

/** Goes to an area that was found, and asks about a place well inside it. */
function take(index) {
  const feature = hits[index];
  const point = roomiestPoint(polygons(feature.geometry));
  const bounds = extent(feature.geometry);
  $('place').value = feature.properties.name;
  closeHits();
  if (bounds) map?.fit(bounds);
  if (point) ask(`${sevenDecimals(point.x)},${sevenDecimals(point.y)}`, null, { takeFocus: true });
}

function listenToSearch() {
  let timer = 0;
  const input = $('place');
  input.addEventListener('input', () => {
    clearTimeout(timer);
    const text = input.value.trim();
    if (text === '' || isCoordinate(text) || /^[\d.,\s]*$/.test(text)) closeHits();
    else timer = setTimeout(() => search(text), 200);
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' && hits.length > 0) choose((chosen + 1) % hits.length);
    else if (event.key === 'ArrowUp' && hits.length > 0) choose((chosen + hits.length - (chosen < 0 ? 0 : 1)) % hits.length);
    else if (event.key === 'Escape' && hits.length > 0) closeHits();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener('blur', () => setTimeout(() => { if (!$('hits').contains(document.activeElement)) $('hits').hidden = true; }, 150));
  $('search').addEventListener('submit', async (event) => {
    event.preventDefault();
    clearTimeout(timer);
    const text = input.value.trim();
    if (text === '') return;
    if (isCoordinate(text)) {
      ask(text, $('crs').value, { takeFocus: true });
      return;
    }
    if (hits.length === 0) await search(text);
    if (chosen >= 0 || hits.length === 1) take(Math.max(chosen, 0));
    else if (hits.length > 1) choose(0);
  });
}

// The day, the layers, the downloads

async function changeDay(day) {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || day === state.day) return;
  state.day = day;
  parents.clear();
  map?.setDay(day);
  listDownloads();
  writeAddress();
  if (state.at) await ask(state.at.map(sevenDecimals).join(','), null);
}

function listDownloads() {
  $('downloads').replaceChildren(...Object.entries(words.collections).map(([id, name]) => {
    const href = address(`collections/${id}/items`, { datetime: state.day, f: 'json', scheme, limit: 10000, lang: language });
    return element('li', {}, element('a', { href, download: `${id}-${state.day}.geojson` }, name));
  }));
}

function listTiers() {
  const levels = city?.levels?.length ? city.levels : ['city', 'district', 'street', 'community', 'park'];
  const present = [...new Set(levels.map(tierOf))].sort((a, b) => a - b);
  $('tier').replaceChildren(...present.map((tier) => element('option', { value: tier }, words.tiers[tier])));
  $('tier').parentElement.hidden = present.length < 2;
  const start = [2, 3, otherTier, 1, 0].find((tier) => present.includes(tier));
  $('tier').value = String(start);
  map?.setTier(start);
  $('tier').addEventListener('change', () => map?.setTier(Number($('tier').value)));
}

function listStates(counts) {
  const seen = [...Object.keys(states), ''].filter((name) => counts[name]);
  $('states').replaceChildren(...seen.map((name) => element('li', { class: 'row' }, swatch(name),
    element('span', {}, words.states[name]), element('span', { class: 'count' }, fill(words.inView, counts[name])))));
}

function listSwitches() {
  $('layers').replaceChildren(...Object.entries(switches).map(([name, { isOn }]) => {
    const box = element('input', { type: 'checkbox', checked: isOn });
    box.addEventListener('change', () => map?.setSwitch(name, box.checked));
    return element('li', {}, element('label', { class: 'row' }, box, element('span', { class: `key ${name}`, 'aria-hidden': 'true' }), element('span', {}, words[name])));
  }));
}

function openSheet(isOpen) {
  $('sheet').setAttribute('aria-expanded', String(isOpen));
  $('panel').classList.toggle('folded', !isOpen);
}

// The start

function nameProject() {
  if (!city) return;
  const title = city.cityName ?? city.project?.replace(/\.gpkg$/, '') ?? 'Zegui';
  $('project').textContent = title;
  document.title = language === 'zh' ? `${title} · 责规` : `${title} · Zegui`;
  $('under').textContent = [
    fill(words.under, city.schemeTitle ?? city.scheme), city.standard ? fill(words.standard, city.standardTitle ?? city.standard) : null,
    city.profile ? fill(words.profile, city.profileTitle ?? city.profile) : null,
  ].filter(Boolean).join(' · ');
}

function noMap(reason) {
  $('map-notice').replaceChildren(element('strong', {}, words.noMap), ` ${reason}`);
  $('map-notice').hidden = false;
  $('map-keys').hidden = true;
  $('legend').hidden = true;
}

function openMap() {
  if (typeof maplibregl === 'undefined') {
    noMap(words.noLibrary);
    return;
  }
  const [west, south, east, north] = city?.extent ?? [73, 18, 135, 54];
  const listeners = {
    asked: ([lon, lat]) => ask(`${sevenDecimals(lon)},${sevenDecimals(lat)}`, null),
    moved: writeAddress,
    seen: (counts) => {
      listStates(counts);
      document.documentElement.dataset.drawn = state.day;
    },
    failed: (source, error) => {
      console.error(`map: ${source ?? ''} ${error?.message ?? ''}`);
      say(words.tilesFailed);
    },
  };
  try {
    map = new CityMap('map', { day: state.day, scheme, baseMap: city?.baseMap ?? null, bounds: [[west, south], [east, north]], view: state.view, listeners });
  } catch (error) {
    console.error(error);
    noMap(words.noWebGL);
  }
}

function listenToKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    if (!$('answer').hidden) {
      closeAnswer();
      $('place').focus();
    }
  });
  $('close').addEventListener('click', () => {
    closeAnswer();
    $('place').focus();
  });
  $('sheet').addEventListener('click', () => openSheet($('sheet').getAttribute('aria-expanded') !== 'true'));
}

async function start() {
  translate(document);
  $(`in-${language}`).setAttribute('aria-current', 'true');
  readAddress();
  try {
    city = (await read('', { f: 'json', lang: language, scheme, datetime: opened.get('datetime') })).zegui ?? null;
  } catch (problem) {
    say(told(problem));
  }
  state.day ??= city?.asOf ?? new Date().toLocaleDateString('sv');
  $('day').value = state.day;
  nameProject();
  listDownloads();
  listSwitches();
  $('legend').open = !matchMedia('(max-width: 700px)').matches;
  listenToSearch();
  listenToKeys();
  $('day').addEventListener('change', () => changeDay($('day').value));
  if (!state.at && matchMedia('(max-width: 700px)').matches) openSheet(false);
  openMap();
  listTiers();
  writeAddress();
  if (state.at) ask(state.at.map(sevenDecimals).join(','), null);
  addEventListener('hashchange', () => {
    readAddress();
    $('day').value = state.day;
    map?.setDay(state.day);
    listDownloads();
    if (state.at) ask(state.at.map(sevenDecimals).join(','), null);
  });
  window.zeguiMap = map;
}

start();
