// The answer to "whose ground is this?", as people read it.

import { element } from './element.js';
import { address } from './server.js';
import { swatch } from './states.js';
import { fill, list, words } from './words.js';

const coarsest = ['city', 'urbanarea', 'district', 'county', 'keyarea', 'street', 'town', 'township', 'zone', 'park', 'community', 'village', 'project'];

/** The areas of an answer, finest first; a level that the page doesn't know comes first of all. */
export function finestFirst(answer) {
  const rank = (area) => coarsest.indexOf(area.level);
  return [...answer.areas].sort((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    if (left === right) return 0;
    if (left < 0) return -1;
    if (right < 0) return 1;
    return right - left;
  });
}

/** The area that the heading names: the finest one that a rule judges, else the finest. */
export function mainArea(answer) {
  const areas = finestFirst(answer);
  return areas.find((area) => area.rules.length > 0) ?? areas[0] ?? null;
}

/** One sentence for who listens: the area, its state, who is responsible. */
export function summary(answer) {
  const area = mainArea(answer);
  if (!area) return words.nowhereMore;
  const rule = area.rules[0];
  if (!rule) return fill(words.summary, area.name, words.notJudged.replace(/[.。]$/, ''));
  const who = list(rule.planners.map((planner) => planner.actor));
  return fill(words.summaryWho, area.name, words.states[rule.state] ?? rule.state, who || words.nobody);
}

/** Fills the answer's body. `roles` gives a role its label. */
export function show(answer, body, { roles, day, scheme, addIsochrone }) {
  const main = mainArea(answer);
  const areas = [main, ...finestFirst(answer).filter((area) => area !== main)].filter(Boolean);
  body.replaceChildren(
    ...areas.map((area) => areaCard(area, roles, area === main)),
    ...others(answer.otherPlanners ?? [], roles),
    ...overlaps(answer.overlaps ?? [], roles),
    ...walk(answer, addIsochrone),
    ...remarks(answer.remarks ?? []),
    place(answer, day, scheme),
  );
}

/** The heading of an answer: the main area and its level. */
export function heading(answer) {
  const area = mainArea(answer);
  return area ? [`${area.name} `, element('span', { class: 'level' }, levelName(area.level))] : [words.nowhere];
}

function chip(state) {
  return element('span', { class: 'chip', 'data-state': state }, swatch(state), words.states[state] ?? state);
}

function levelName(level) {
  return words.levels[level] ?? level;
}

function length(metres) {
  if (metres < 1000) return fill(words.meters, String(Math.round(metres)));
  return fill(words.kilometers, (metres / 1000).toFixed(metres < 10_000 ? 2 : 1));
}

function term({ from, to }) {
  if (from && to) return fill(words.fromTo, from, to);
  if (from) return fill(words.from, from);
  if (to) return fill(words.to, to);
  return words.openTerm;
}

function planner(one, roles) {
  const about = [roles[one.role] ?? one.role, words.actorForms[one.form] ?? one.form, one.lead ? words.lead : null].filter(Boolean);
  return element('li', {}, element('strong', {}, one.actor), ' ', element('span', { class: 'about' }, list(about)), ' ',
    element('span', { class: 'term' }, term(one)));
}

function areaCard(area, roles, isMain) {
  const distance = area.onBorder ? words.onBorder : area.distanceToBoundaryM === null || area.distanceToBoundaryM === undefined ? null
    : fill(words.border, length(area.distanceToBoundaryM));
  return element('article', { class: 'area' },
    isMain ? null : element('h3', {}, `${area.name} `, element('span', { class: 'level' }, levelName(area.level))),
    ...(area.rules.length === 0 ? [element('p', { class: 'why' }, words.notJudged)] : area.rules.flatMap((rule) => ruleLines(rule, area, roles))),
    distance ? element('p', { class: 'border' }, distance) : null);
}

function ruleLines(rule, area, roles) {
  const isNobodys = ['gap', 'expired', 'future'].includes(rule.state);
  return [
    element('p', { class: 'state' }, chip(rule.state),
      area.rules.length > 1 ? element('span', { class: 'rule' }, fill(words.rule, rule.rule)) : null),
    rule.planners.length > 0 ? element('ul', { class: 'planners', 'aria-label': words.responsible }, ...rule.planners.map((one) => planner(one, roles)))
      : isNobodys && !rule.because ? element('p', {}, words.nobody) : null,
    rule.because ? element('p', { class: 'why' }, rule.because) : null,
  ];
}

function section(title, ...content) {
  return element('section', { class: 'part' }, element('h3', {}, title), ...content);
}

function others(found, roles) {
  if (found.length === 0) return [];
  return [section(words.others, element('ul', { class: 'planners' }, ...found.map((one) => element('li', {},
    element('strong', {}, one.actor),
    element('span', { class: 'about' }, list([roles[one.role] ?? one.role, one.area ? fill(words.of, nameOf(one.area)) : null].filter(Boolean))),
    element('span', { class: 'term' }, term(one))))))];
}

/** An area is told by its name where there is one, else by its id, and may be either a text or an object. */
function nameOf(area) {
  return typeof area === 'object' ? area.name ?? area.id : area;
}

function overlaps(found, roles) {
  if (found.length === 0) return [section(words.disputed, element('p', { class: 'why' }, words.noOverlap))];
  return [section(words.disputed, element('ul', { class: 'overlaps' }, ...found.map((one) => element('li', {},
    element('p', {}, element('strong', {}, words.verdicts[one.verdict] ?? one.verdict),
      element('span', { class: 'about' }, list([words.kinds[one.kind] ?? one.kind, fill(words.km2, one.km2.toFixed(one.km2 < 0.1 ? 4 : 2))]))),
    element('ul', {}, ...one.claims.map((claim) => element('li', {}, list([claim.actor, roles[claim.role] ?? claim.role, claim.area ? nameOf(claim.area) : null].filter(Boolean)),
      claim.from || claim.to ? element('span', { class: 'term' }, term(claim)) : null)))))))];
}

function walk(answer, addIsochrone) {
  if (answer.circle === null || answer.circle === undefined) return [section(words.walk, element('p', { class: 'why' }, words.noStreets))];
  if (answer.circle.every((row) => row.minutes === null || row.minutes === undefined)) return [section(words.walk, element('p', { class: 'why' }, words.nothingNear))];
  const rows = answer.circle.map((row) => element('tr', { class: row.within ? 'within' : 'beyond' },
    element('th', { scope: 'row' }, row.title ?? row.category),
    element('td', { class: 'number' }, row.minutes === null || row.minutes === undefined ? '–' : row.minutes.toFixed(1)),
    element('td', {}, row.facility?.name ?? row.facility?.id ?? words.unreachable),
    element('td', { class: 'mark' }, element('span', { 'aria-hidden': 'true' }, row.within ? '✓' : '✗'), element('span', { class: 'unseen' }, row.within ? words.yes : words.no))));
  const heads = [words.category, words.minutes, words.nearest, words.within].map((head) => element('th', { scope: 'col' }, head));
  const table = element('table', {}, element('caption', { class: 'unseen' }, words.walk), element('thead', {}, element('tr', {}, ...heads)), element('tbody', {}, ...rows));
  const reached = fill(words.reached, answer.circle.filter((row) => row.within).length, rows.length);
  return [section(words.walk, element('p', {}, reached), addIsochrone, table)];
}

function remarks(found) {
  return found.length === 0 ? [] : [section(words.remarks, element('ul', {}, ...found.map((remark) => element('li', {}, remark))))];
}

const systems = { 'EPSG:4326': 'WGS 84', 'EPSG:4490': 'CGCS2000' };

function place(answer, day, scheme) {
  const { lon, lat, crs, input } = answer.at;
  const at = `${lon},${lat}`;
  const isAsGiven = input.text.replace(/\s/g, '') === at && [crs, 'EPSG:4326'].includes(input.crs);
  const link = (text, path, more) => element('li', {}, element('a', { href: address(path, { at, ...more }) }, text));
  return element('section', { class: 'part place' },
    element('p', {}, fill(words.at, `${at} (${systems[crs] ?? crs})`)),
    isAsGiven ? null : element('p', {}, fill(words.input, input.text, systems[input.crs] ?? input.crs)),
    element('ul', {}, link(words.asJSON, 'query', { datetime: day, scheme, lang: document.documentElement.lang.slice(0, 2) }),
      answer.circle ? link(words.isochroneJSON, 'isochrone', { minutes: '5,10,15' }) : null));
}
