// A site as its template writes it.
/** @type {import('@docusaurus/types').Config} */
const url = process.env.URL ?? 'https://example.org';
const config = {
  title: "Sensors \u00e9", url, baseUrl: `/`,
  presets: [['classic', /** @type {X} */ ({docs: {path: path.join(__dirname, '..', 'docs'),
    sidebarPath: require.resolve('./sidebars.js'), editUrl: ({a}) => `x${a ? '}' : "`"}`},
    blog: false, theme: {css: /x\/[}/]/g}})]],
  i18n: on ? {locales: ['en'],} : undefined,
  ...more,
};
module.exports = config;
