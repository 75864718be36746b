import { measureGrowth, measureShipped, type Times } from '../evaluation/measure.ts'
import { readSetting } from '../evaluation/setting.ts'

/**
 * `npm run bench`: how long a question takes. Search and decision on the shipped content beside MiniSearch on the same
 * utterances, as a ratio, and the exported index at three sizes.
 */

const setting = readSetting()
const shown = ({ median, p99 }: Times) => ({ 'median ms': median.toFixed(3), 'p99 ms': p99.toFixed(2) })

const { entries, passages, own, miniSearch } = measureShipped(setting)
console.info(`${entries} entries, ${passages} passages, ${setting.questions.length} questions`)
console.table({ 'search and decision': shown(own), 'MiniSearch on the utterances': shown(miniSearch) })
console.info(`ratio of the medians: ${(own.median / miniSearch.median).toFixed(2)}`)
console.table(measureGrowth(setting).map(({ size, times }) => ({ documents: size, ...shown(times) })))
