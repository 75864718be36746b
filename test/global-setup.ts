import { buildAssets, buildContent } from '../src/build.ts'

/** The tests ask the product about its real content. */
export default async function setup(): Promise<void> {
  if (!buildContent()) throw new Error('The content has faults; see above.')
  await buildAssets()
}
