import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { compileContent } from './knowledge/compile.ts'
import { findableEntries, namedConcepts } from './knowledge/documents.ts'
import { packCatalogue } from './search/catalogue.ts'

/**
 * Makes what the app imports and serves, under `.build/` (not kept in git):
 * the compiled content, the packed search index, and the files for the browser.
 */

const root = fileURLToPath(new URL('..', import.meta.url))
const out = `${root}.build`

/** @returns false when the content has faults; they are printed with file, line and remedy. */
export function buildContent(): boolean {
  const { content, faults } = compileContent(`${root}content`)
  if (!content) {
    for (const { file, line, message } of faults) console.error(`${file}:${line}: ${message}`)
    console.error(`\nThe content has ${faults.length} fault${faults.length === 1 ? '' : 's'}. Nothing was changed.`)
    return false
  }
  mkdirSync(out, { recursive: true })
  writeFileSync(`${out}/content.json`, JSON.stringify(content))
  writeFileSync(`${out}/index.bin`, packCatalogue(findableEntries(content), namedConcepts(content)))
  const { faq, standards, agencies, glossary, version } = content
  console.info(
    `content ${version}: ${faq.length} FAQ entries, ${standards.length} standards, ${agencies.length} agencies, ${glossary.length} terms`,
  )
  return true
}

export async function buildAssets(): Promise<void> {
  const assets = `${out}/public/assets`
  rmSync(`${out}/public`, { recursive: true, force: true })
  mkdirSync(`${assets}/fonts`, { recursive: true })
  const fonts = { 'noto-sans': 'latin', 'noto-sans-thai': 'thai' }
  for (const [family, script] of Object.entries(fonts)) {
    for (const weight of [400, 600]) {
      const file = `${family}-${script}-${weight}-normal.woff2`
      cpSync(`${root}node_modules/@fontsource/${family}/files/${file}`, `${assets}/fonts/${file}`)
    }
  }
  cpSync(`${root}src/ui/icon.svg`, `${assets}/icon.svg`)
  const bundle = { bundle: true, minify: true, logLevel: 'warning' as const, external: ['/assets/*'] }
  const styles = [`${root}src/ui/ui.css`, `${root}src/site/site.css`]
  await build({ ...bundle, entryPoints: styles, outdir: assets, outbase: `${root}src`, entryNames: '[name]' })
  const client = `${root}src/simulator/client`
  const outdir = `${out}/simulator`
  await build({ ...bundle, entryPoints: { simulator: `${client}/main.ts` }, format: 'esm', target: 'es2023', outdir })
  await build({ ...bundle, entryPoints: [`${client}/simulator.css`], outdir })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!buildContent()) process.exit(1)
  if (!process.argv.includes('--content')) await buildAssets()
}
