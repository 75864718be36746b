/** Made by src/build.ts; bundled by wrangler as bytes. */
declare module '*/index.bin' {
  const bytes: ArrayBuffer
  export default bytes
}
declare module '*/content.json' {
  const content: unknown
  export default content
}
