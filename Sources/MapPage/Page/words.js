// What the page says, in English and Chinese. What the server says it says in the language it is asked for.

const english = {
  language: 'Language', skip: 'Skip to search and answer', map: 'Map', ask: 'Ask about a place',
  place: 'Name of an area, or a coordinate', find: 'Find', hits: 'Areas found',
  forms: 'For example 112.5,33.0 or 33°0′0″N 112°30′0″E',
  crs: 'Coordinates in', gcj02: 'GCJ-02 (Amap, Tencent)', bd09: 'BD-09 (Baidu)', day: 'Day',
  sheet: 'Show or hide the answer', close: 'Close the answer',
  introTitle: 'Whose ground is this?',
  intro: 'Click the map, or search above: who is responsible there, why, who else reaches the place, what is disputed, and what is within a walk.',
  keys: 'Arrow keys move, + and − zoom, Enter asks about the middle of the map.',
  downloads: 'Download as GeoJSON', all: 'All collections as tables', api: 'Interface for programs (OGC API)',
  legend: 'Legend and layers', areasOf: 'Show', noMap: 'The map cannot be drawn',
  noLibrary: 'MapLibre GL JS is not installed, so there is no map. On the server run “Scripts/setup”, or set ZEGUI_MAPLIBRE to the folder with maplibre-gl.js and maplibre-gl.css, and start it again. Search and answers work without it.',
  noWebGL: 'This browser draws no WebGL, which the map needs. Search and answers work without it.',
  offline: 'The server cannot be reached. Try again.',
  asking: 'Asking…', nothingFound: 'No area has “{0}” in its name.', foundAreas: '{0} areas found.', foundArea: '1 area found.',
  moreAreas: 'The first {0} of {1} areas with this name.', searchFailed: 'The search failed: {0}',
  tilesFailed: 'Part of the map could not be loaded.',
  uncovered: 'Uncovered ground', overlaps: 'Overlaps to settle', settled: 'Overlaps that rules allow', labels: 'Names',
  collections: { areas: 'Areas', uncovered: 'Uncovered', overlaps: 'Overlaps', findings: 'Findings', appointments: 'Appointments' },
  under: 'Scheme: {0}', profile: 'walking profile: {0}', standard: 'standard: {0}',
  tiers: ['Cities', 'Districts and counties', 'Streets, towns, townships', 'Communities, villages', 'Other levels'],
  inView: '{0} in view',
  states: {
    covered: 'covered', 'covered-by-layer': 'covered from another level', partial: 'partly covered', gap: 'gap: nobody yet',
    expired: 'expired: term ended', future: 'future: not begun', conflict: 'conflict: more than allowed',
    hollow: 'hollow: no service done', overspan: 'overspan: carries too many', unknown: 'unknown', 'not-applicable': 'not applicable',
    '': 'not judged by the scheme',
    '': 'not judged by the scheme',
  },
  shortStates: {
    covered: 'covered', 'covered-by-layer': 'covered', partial: 'partial', gap: 'gap', expired: 'expired', future: 'future',
    conflict: 'conflict', hollow: 'hollow', overspan: 'overspan', unknown: 'unknown', 'not-applicable': 'n/a',
  },
  levels: {
    city: 'city', district: 'district', county: 'county', street: 'street', town: 'town', township: 'township', park: 'park',
    village: 'village', community: 'community', zone: 'zone', keyarea: 'key area', urbanarea: 'urban area', project: 'project',
  },
  actorForms: { team: 'team', person: 'person', unit: 'unit', group: 'group', station: 'station' },
  lead: 'leads', from: 'from {0}', fromTo: '{0} to {1}', to: 'until {0}', openTerm: 'no term given',
  responsible: 'Responsible', nobody: 'Nobody', notJudged: 'No rule of the scheme judges this level.',
  rule: 'Rule {0}', border: '{0} from its boundary', onBorder: 'On its boundary', meters: '{0} m', kilometers: '{0} km',
  nowhere: 'No area here', nowhereMore: 'The place lies in no area of this project.',
  others: 'Others who reach the place', of: 'of {0}',
  disputed: 'Overlaps here', noOverlap: 'None.', verdicts: {
    layer: 'allowed: one level above another', allowed: 'allowed', handover: 'handover', warning: 'to check', conflict: 'conflict',
    overlap: 'boundaries overlap', sliver: 'sliver between boundaries', enclave: 'enclave not cut out',
  },
  kinds: { duty: 'duties', data: 'boundaries' }, km2: '{0} km²',
  walk: 'Walk to the nearest', category: 'What', minutes: 'Minutes', nearest: 'Nearest', within: 'Within',
  yes: 'yes', no: 'no', unreachable: 'not reached', noStreets: 'This project has no streets, so nothing is said of walking.',
  nothingNear: 'No street is near enough to walk from here.', reached: '{0} of {1} kinds of places are within their limits.',
  showIsochrone: 'Show what is within 5, 10 and 15 minutes', hideIsochrone: 'Hide what is within a walk', minutesShort: '{0} min',
  remarks: 'Remarks', at: 'At {0}', input: 'Given as {0}, read in {1}', asJSON: 'This answer as JSON', isochroneJSON: 'Isochrone as GeoJSON',
  summary: '{0}: {1}.', summaryWho: '{0}: {1}. {2}.',
  'NavigationControl.ZoomIn': 'Zoom in', 'NavigationControl.ZoomOut': 'Zoom out', 'Map.Title': 'Map',
};

const chinese = {
  language: '语言', skip: '跳到查询和结果', map: '地图', ask: '查询地点',
  place: '区域名称或坐标', find: '查询', hits: '找到的区域',
  forms: '例如 112.5,33.0 或 北纬33°0′0″ 东经112°30′0″',
  crs: '坐标系', gcj02: 'GCJ-02（高德、腾讯）', bd09: 'BD-09（百度）', day: '日期',
  sheet: '展开或收起结果', close: '关闭结果',
  introTitle: '这里归谁负责？',
  intro: '点击地图或在上方查询：谁负责、为什么、还有谁涉及此地、有无争议，以及步行可达的设施。',
  keys: '方向键移动，+ 和 − 缩放，回车查询地图中心。',
  downloads: '下载 GeoJSON', all: '全部数据集合（表格）', api: '程序接口（OGC API）',
  legend: '图例与图层', areasOf: '显示', noMap: '无法绘制地图',
  noLibrary: '未安装 MapLibre GL JS，因此没有地图。请在服务器上运行“Scripts/setup”，或将 ZEGUI_MAPLIBRE 设为含 maplibre-gl.js 和 maplibre-gl.css 的文件夹，然后重新启动。查询和结果不受影响。',
  noWebGL: '此浏览器不支持地图所需的 WebGL。查询和结果不受影响。',
  offline: '无法连接服务器，请重试。',
  asking: '正在查询…', nothingFound: '没有名称含“{0}”的区域。', foundAreas: '找到 {0} 个区域。', foundArea: '找到 1 个区域。',
  moreAreas: '共 {1} 个区域，列出前 {0} 个。', searchFailed: '查询失败：{0}',
  tilesFailed: '部分地图未能加载。',
  uncovered: '未覆盖范围', overlaps: '待处理的重叠', settled: '规则允许的重叠', labels: '名称',
  collections: { areas: '区域', uncovered: '未覆盖', overlaps: '重叠', findings: '发现', appointments: '任职' },
  under: '制度：{0}', profile: '步行人群：{0}', standard: '标准：{0}',
  tiers: ['市', '区、县', '街道、镇、乡', '社区、村', '其他层级'],
  inView: '视野内 {0} 个',
  states: {
    covered: '已覆盖', 'covered-by-layer': '由其他层级覆盖', partial: '部分覆盖', gap: '空缺：尚无人', expired: '已到期：任期已止',
    future: '未到任：任期未始', conflict: '冲突：超出允许人数', hollow: '未履职：无服务记录', overspan: '超员额：负责过多', unknown: '无数据',
    'not-applicable': '不适用', '': '制度未作要求',
  },
  shortStates: {
    covered: '已覆盖', 'covered-by-layer': '已覆盖', partial: '部分覆盖', gap: '空缺', expired: '已到期', future: '未到任',
    conflict: '冲突', hollow: '未履职', overspan: '超员额', unknown: '无数据', 'not-applicable': '不适用',
  },
  levels: {
    city: '市', district: '区', county: '县', street: '街道', town: '镇', township: '乡', park: '园区', village: '村',
    community: '社区', zone: '片区', keyarea: '重点地区', urbanarea: '城区', project: '项目',
  },
  actorForms: { team: '团队', person: '个人', unit: '单位', group: '小组', station: '工作站' },
  lead: '牵头', from: '{0} 起', fromTo: '{0} 至 {1}', to: '至 {0}', openTerm: '未注明任期',
  responsible: '负责人', nobody: '无人', notJudged: '现行制度对此层级没有要求。',
  rule: '规则 {0}', border: '距边界 {0}', onBorder: '位于边界上', meters: '{0} 米', kilometers: '{0} 公里',
  nowhere: '此处没有区域', nowhereMore: '该地点不在本项目的任何区域内。',
  others: '还有谁涉及此地', of: '属 {0}',
  disputed: '此处的重叠', noOverlap: '无。', verdicts: {
    layer: '允许：上下层级叠加', allowed: '允许', handover: '交接', warning: '待核对', conflict: '冲突',
    overlap: '边界重叠', sliver: '边界碎片', enclave: '飞地未扣除',
  },
  kinds: { duty: '职责', data: '边界' }, km2: '{0} 平方公里',
  walk: '步行到最近设施', category: '类别', minutes: '分钟', nearest: '最近设施', within: '达标',
  yes: '是', no: '否', unreachable: '不可达', noStreets: '本项目没有道路，因此没有步行结果。',
  nothingNear: '附近没有可供步行的道路。', reached: '{1} 类设施中 {0} 类在规定范围内。',
  showIsochrone: '显示 5、10、15 分钟步行范围', hideIsochrone: '隐藏步行范围', minutesShort: '{0} 分钟',
  remarks: '说明', at: '位于 {0}', input: '输入 {0}，按 {1} 读取', asJSON: '此结果的 JSON', isochroneJSON: '步行范围的 GeoJSON',
  summary: '{0}：{1}。', summaryWho: '{0}：{1}，{2}。',
  'NavigationControl.ZoomIn': '放大', 'NavigationControl.ZoomOut': '缩小', 'Map.Title': '地图',
};

/** `zh` where the address or else the browser asks for Chinese, `en` otherwise. */
export const language = (() => {
  const asked = new URLSearchParams(location.search).get('lang') ?? new URLSearchParams(location.hash.slice(1)).get('lang');
  const wanted = asked ? [asked] : navigator.languages;
  for (const tag of wanted) {
    if (/^zh\b/i.test(tag)) return 'zh';
    if (/^en\b/i.test(tag)) return 'en';
  }
  return 'en';
})();

export const words = language === 'zh' ? chinese : english;

/** A sentence with its gaps filled: `fill('{0} m', 12)`. */
export function fill(text, ...values) {
  return text.replace(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? '');
}

/** Puts the page's own words into the language: `data-t` is an element's text, `data-t-label` its label. */
export function translate(root) {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  for (const element of root.querySelectorAll('[data-t]')) element.textContent = words[element.dataset.t];
  for (const element of root.querySelectorAll('[data-t-label]')) element.setAttribute('aria-label', words[element.dataset.tLabel]);
}

const separator = language === 'zh' ? '、' : ', ';

/** Several things in one line. */
export const list = (items) => items.join(separator);
