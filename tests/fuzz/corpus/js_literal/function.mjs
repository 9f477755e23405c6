export default async function make(x = {}): Promise<Config> {
  const name = () => ({no: 1});
  if (x) return {b: -2.5e3};
  return defineConfig({a: [[], {}, null, !1, '\x41\u{1f60e}'], get b() {}, async *c() {}, ['d' + 1]: 2});
}
