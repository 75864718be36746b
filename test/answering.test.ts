import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { answer } from '../db/schema.ts'
import { createWorld, knowledge, type World } from './support/world.ts'

let world: World
/** A person who writes for the first time. */
let citizen: string

beforeAll(async () => {
  world = await createWorld()
})
beforeEach(() => {
  citizen = world.platform.addPerson({ name: 'ประชาชน', relation: 'friend' }).userId
})
afterAll(() => world.close())

const first = async (text: string) => {
  const [message] = await world.ask(citizen, text)
  if (!message) throw new Error('Nothing came back.')
  return message
}
const ABSTAIN = knowledge.content.messages.abstain
const quickReplies = () => world.platform.view(citizen)?.quickReply?.items ?? []

describe('a question', () => {
  it('is answered in Thai with source, section and date, related questions, and whether it helped', async () => {
    const { words, message } = await first('มาตรฐานดิจิทัลคืออะไร')
    expect(words).toContain('มาตรฐานดิจิทัลคือ')
    expect(words).toContain('ที่มา: (ร่าง) แผนพัฒนามาตรฐานดิจิทัล ระยะที่ 1')
    expect(words).toContain('นิยามและขอบเขตของ “มาตรฐานดิจิทัล”')
    expect(words).toContain('ข้อมูล ณ 13 ส.ค. 2564')
    expect(String(message.altText)).toContain('ที่มา')
    const labels = JSON.stringify(message)
    for (const label of ['ดูรายละเอียด', 'ตรงคำถาม', 'ไม่ตรง']) expect(labels).toContain(label)
    expect(quickReplies().length).toBeGreaterThanOrEqual(2)
  })

  it('is answered in English when asked in English', async () => {
    const { words } = await first('What is a digital standard?')
    expect(words).toContain('Source: Draft Digital Standards Action Plan, Phase 1')
    expect(words).toContain('As of 13 Aug 2021')
    expect(words).not.toMatch(/ที่มา/)
  })

  it.each([
    ['spoken Thai', 'ลายเซ็นอิเล็กทรอนิกส์มีกี่แบบอ่ะครับ', /ลายมือชื่อ/],
    ['SARA AM typed as two signs', 'คําว่ามาตรฐานดิจิทัลหมายถึงอะไร', /มาตรฐานดิจิทัล/],
    ['the wrong keyboard layout', ',k9i{kofb0bmy]8nvvtwi', /มาตรฐานดิจิทัล/],
    ['mixed languages', 'trust service คืออะไรคะ', /บริการที่เชื่อถือได้/],
    ['an agency by its abbreviation', 'สพธอ. คือใคร', /สำนักงานพัฒนาธุรกรรมทางอิเล็กทรอนิกส์/],
    ['a greeting before it', 'สวัสดีครับ รบกวนสอบถามหน่อยครับว่ามาตรฐานดิจิทัลคืออะไร', /มาตรฐานดิจิทัลคือ/],
  ])('in %s gets its answer', async (_, question, expected) => {
    const { words } = await first(question)
    expect(words).not.toContain(ABSTAIN.th)
    expect(words).toMatch(expected)
  })

  it('that was typed on the wrong keyboard layout is shown as it was understood', async () => {
    expect((await first(',k9i{kofb0bmy]8nvvtwi')).words).toContain('เข้าใจว่าพิมพ์ว่า “มาตรฐานดิจิทัลคืออะไร”')
  })

  it('at the end of a long story is found', async () => {
    const story =
      'เมื่อวานไปงานสัมมนามา วิทยากรพูดเรื่องต่าง ๆ เยอะมาก ทั้งเรื่องการตลาด การขายของออนไลน์ การส่งของ และการทำบัญชี ฟังแล้วงงไปหมดเพราะไม่เคยเรียนมาก่อน จดไว้ได้ไม่กี่ข้อ\nเลยอยากรู้ว่ามาตรฐานดิจิทัลคืออะไร'
    const { words } = await first(story)
    expect(words).toContain('มาตรฐานดิจิทัลคือ')
  })

  it.each([
    ['อากาศพรุ่งนี้ที่เชียงใหม่เป็นยังไง', ABSTAIN.th],
    ['ขอสูตรแกงเขียวหวานหน่อย', ABSTAIN.th],
    ['Who won the world cup?', ABSTAIN.en],
    ['ขมธอ. 99-2563', ABSTAIN.th],
    ['ISO 27009 คืออะไร', ABSTAIN.th],
    ['มธอ 1-2599', ABSTAIN.th],
  ])(
    'that has no answer here (%s) is abstained from in the fixed words, with a way to a person',
    async (question, opening) => {
      const messages = await world.ask(citizen, question)
      expect(messages[0]).toMatchObject({ type: 'text' })
      expect(messages[0]?.words.startsWith(opening)).toBe(true)
      expect(JSON.stringify(quickReplies())).toMatch(/คุยกับเจ้าหน้าที่|Talk to a person/)
      expect((await world.db.select().from(answer)).at(-1)).toMatchObject({ outcome: 'abstained', entry: null })
    },
  )

  it('asked again gets the same answer', async () => {
    const ask = async () => {
      await world.ask(citizen, 'ลายเซ็นอิเลกทรอนิกมีกี่แบบ')
      const { outcome, entry, score } = (await world.db.select().from(answer)).at(-1) ?? {}
      return { outcome, entry, score }
    }
    expect(await ask()).toEqual(await ask())
  })

  it.each(['คืออะไร', 'ทำยังไง', 'มีอะไรบ้าง', 'what is it', 'how do I do that'])(
    'of function words alone (%s) is not answered as if a topic had been named',
    async (question) => {
      await world.ask(citizen, question)
      expect((await world.db.select().from(answer)).at(-1)?.outcome).not.toBe('answered')
    },
  )

  it.each([
    ['nothing but emoji', '👍🙏'],
    ['nothing but marks', '???'],
    ['the longest text LINE sends', 'ก็'.repeat(2_500)],
    ['half a surrogate pair', 'มาตรฐาน \ud83d'],
    ['a script', '<script>alert(1)</script>'],
    ['a placeholder of ours', '{contact} {designation}'],
  ])('that is %s gets a kind answer', async (_, text) => {
    expect(await world.ask(citizen, text)).not.toEqual([])
    expect(world.log.filter(({ level }) => level === 'error')).toEqual([])
  })
})

describe('the language', () => {
  const english = 'What is a digital standard?'
  const thai = 'มาตรฐานดิจิทัลคืออะไร'
  it.each([
    [thai, 'ETDA digital signature standard ใช้กับ SME ได้ไหม', 'th'],
    [english, 'ETDA digital signature standard ใช้กับ SME ได้ไหม', 'th'],
    [thai, 'ISO27001', 'th'],
    [english, 'ISO27001', 'en'],
    [thai, '555', 'th'],
    [english, '555', 'en'],
    [english, '👍', 'en'],
    [thai, 'ขอ english หน่อย', 'en'],
    [english, 'ขอภาษาไทยหน่อย', 'th'],
  ])('after “%s”, “%s” is answered in %s', async (before, text, language) => {
    await world.ask(citizen, before)
    const { words } = await first(text)
    expect(/[ก-๙]{4}/.test(words.replaceAll(/“.*”/g, '')) ? 'th' : 'en').toBe(language)
  })
})

describe('what is not a question', () => {
  it.each([
    ['สวัสดีครับ', 'greeting'],
    ['l;ylfu', 'greeting'],
    ['ขอบคุณมากค่ะ', 'thanks'],
    ['ช่วยเหลือ', 'help'],
    // ำ typed as two signs; a zero-width space in the middle.
    ['ทําอะไรได้บ้าง', 'help'],
    ['ช่วย\u200bเหลือ', 'help'],
  ] as const)('%s gets the fitting words', async (text, key) => {
    expect((await first(text)).words).toContain(knowledge.content.messages[key].th.split('\n')[0])
  })

  it.each(['sticker', 'image', 'video', 'audio', 'file', 'location'] as const)(
    'a %s gets a fitting reply in the language of the last turn',
    async (kind) => {
      const send = async () => {
        await world.platform.act(citizen, { kind })
        await world.settled()
        return String(world.platform.chat(citizen).at(-1)?.message.text)
      }
      expect(await send()).toBe(knowledge.content.messages[`media-${kind}`].th)
      await world.ask(citizen, 'What is a digital standard?')
      expect(await send()).toBe(knowledge.content.messages[`media-${kind}`].en)
    },
  )

  it('a follow is greeted', async () => {
    await world.platform.act(citizen, { kind: 'follow' })
    await world.settled()
    expect(world.platform.chat(citizen).at(-1)?.message.text).toBe(knowledge.content.messages.welcome.th)
  })
})

describe('choices', () => {
  it('lead from the answer to its detail, to what is related, and back to a whole topic', async () => {
    await world.ask(citizen, 'มาตรฐานดิจิทัลคืออะไร')
    const [details] = await world.tap(citizen, 'ดูรายละเอียด')
    expect(details?.words).toContain('ที่มา')
    const label = String((quickReplies()[0] as { action?: { label?: string } }).action?.label)
    const [related] = await world.tap(citizen, label)
    expect(related?.words).toContain('ที่มา')
  })

  it('reach every entry from the list of topics', async () => {
    await world.ask(citizen, 'หัวข้อ')
    const [entries] = await world.tap(citizen, 'มาตรฐานดิจิทัลคืออะไร')
    expect(entries?.words).toContain('เรื่องในหัวข้อ')
  })

  it('“did this help” counts the first word of the person who asked', async () => {
    await world.ask(citizen, 'มาตรฐานดิจิทัลคืออะไร')
    const [thanks] = await world.tap(citizen, 'ตรงคำถาม')
    expect(thanks?.words).toBe(knowledge.content.messages.helped.th)
    const asked = (await world.db.select().from(answer)).at(-1)
    expect(asked).toMatchObject({ outcome: 'answered', helped: true, contentVersion: knowledge.content.version })
    // Somebody else, and a second thought, change nothing.
    for (const userId of [citizen, world.platform.people[0]?.userId ?? '']) {
      await world.platform.sendPostback(userId, `v=1&do=feedback&answer=${asked?.id}&helped=no`)
      await world.settled()
    }
    expect((await world.db.select().from(answer)).find(({ id }) => id === asked?.id)?.helped).toBe(true)
  })

  it('of an older version explain themselves', async () => {
    await world.platform.sendPostback(citizen, 'v=0&do=delete')
    await world.settled()
    expect(world.platform.chat(citizen).at(-1)?.message.text).toBe(knowledge.content.messages['old-button'].th)
  })

  it.each(['ช่วยให้เจ้าหน้าที่ตัวจริงมาคุยด้วยหน่อยค่ะ', 'สวัสดีครับ ขอคุยกับแอดมินหน่อยครับ', 'can I please talk with a human being'])(
    'lead to a person who is wished for in other words: %s',
    async (wish) => {
      const { person } = knowledge.content.messages
      expect([person.th, person.en]).toContain((await first(wish)).words)
    },
  )

  it.each(['ใครรับผิดชอบสายด่วนในร่างแผน', 'Which agency runs the hotline in the draft plan?'])(
    'to a person are not offered for an answer when the plan is asked about: %s',
    async (question) => {
      const { person } = knowledge.content.messages
      expect([person.th, person.en]).not.toContain((await first(question)).words)
    },
  )

  it('say honestly that there is no way to a person yet, and where one is', async () => {
    await world.ask(citizen, 'ขอคุยกับเจ้าหน้าที่ครับ')
    expect(world.platform.chat(citizen).at(-1)?.message.text).toBe(knowledge.content.messages.person.th)
  })
})

describe('details', () => {
  it('of a standard tell year in both eras, status and use, as far as the source does', async () => {
    await world.ask(citizen, 'ขมธอ. 23-2563')
    const [card] = await world.tap(citizen, 'ดูรายละเอียด')
    for (const part of ['พ.ศ. 2563 (ค.ศ. 2020)', 'มีอยู่แล้ว แผนให้ปรับปรุง', 'ใบสั่งยาอิเล็กทรอนิกส์']) {
      expect(card?.words).toContain(part)
    }
  })

  it.each([
    ['ISO/IEC 18038:2020', 'ดูรายละเอียด', 'th'],
    ['What is ISO/IEC 18038:2020 about?', 'Details', 'en'],
  ] as const)(
    'of a standard that the source only numbers (%s) say so, and guess nothing',
    async (question, label, language) => {
      await world.ask(citizen, question)
      const [card] = await world.tap(citizen, label)
      expect(card?.words).toContain(knowledge.content.messages['no-title'][language])
      expect(card?.words).toContain(knowledge.content.messages['no-status'][language])
    },
  )

  it('of an agency list its roles in the plan', async () => {
    await world.ask(citizen, 'สพธอ.')
    const [card] = await world.tap(citizen, 'ดูรายละเอียด')
    expect(card?.words).toContain('บทบาทในร่างแผน')
    expect(card?.words).toContain('3.1 สร้างความตระหนักรู้ด้านมาตรฐานดิจิทัล · หน่วยงานหลัก')
  })

  it('of an overdue entry tell the reader', async () => {
    const { userId } = world.platform.addPerson({ name: 'ผู้มาทีหลัง', relation: 'friend' })
    world.pass(400 * 24 * 3_600_000)
    const [late] = await world.ask(userId, 'มาตรฐานดิจิทัลคืออะไร')
    world.pass(-400 * 24 * 3_600_000)
    expect(late?.words).toContain('คำตอบนี้เลยกำหนดทบทวน')
  })
})

describe('in a group', () => {
  const said = async (message: object) => {
    const before = world.platform.calls.length
    await world.platform.sendEvent({
      type: 'message',
      source: { type: 'group', groupId: `C${'a'.repeat(32)}`, userId: citizen },
      message: { id: '1', type: 'text', quoteToken: 'q', ...message },
    })
    await world.settled()
    return world.platform.calls.slice(before)
  }

  it('the bot keeps silent unless it is mentioned', async () => {
    expect(await said({ text: 'มาตรฐานดิจิทัลคืออะไร' })).toEqual([])
  })

  it('a question that mentions it is answered, the mention left out', async () => {
    const text = '@Mattra มาตรฐานดิจิทัลคืออะไร'
    const [call] = await said({ text, mention: { mentionees: [{ index: 0, length: 7, type: 'user', isSelf: true }] } })
    expect(call).toMatchObject({ endpoint: 'reply', status: 200 })
    expect(JSON.stringify(call?.request)).toContain('มาตรฐานดิจิทัลคือ')
  })
})

describe('the catalogue', () => {
  const thaiDigits = (text: string) => text.replace(/\d/g, (digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)] ?? digit)
  const spellings = (identifier: string) => [
    identifier,
    identifier.replaceAll(' ', ''),
    identifier.replaceAll('.', ''),
    identifier.toLowerCase(),
    thaiDigits(identifier),
    `${identifier} คืออะไร`,
  ]
  const cases = knowledge.content.standards
    .filter(({ identifier }) => identifier !== undefined)
    .flatMap(({ id, identifier }) => spellings(identifier ?? '').map((spelling) => [spelling, id] as const))

  it('has its designations', () => expect(cases.length).toBeGreaterThan(400))

  it('is found by every designation, however it is typed', async () => {
    const missed: string[] = []
    for (const [spelling, id] of cases) {
      world.pass(1_000)
      await world.ask(citizen, spelling)
      const given = (await world.db.select().from(answer)).at(-1)?.entry
      if (given !== `standard:${id}`) missed.push(`${spelling} → ${given ?? 'abstained'} instead of ${id}`)
      await world.db.delete(answer)
    }
    expect(missed).toEqual([])
  })

  it.each([
    ['ขมธอ. 23-2563', 'etda-23-2563'],
    ['ขมธอ23', 'etda-23-2563'],
    ['etda 23', 'etda-23-2563'],
    ['ขมธอ. ๒๓-๒๕๖๓', 'etda-23-2563'],
    ['ISO27001', 'iso-iec-27001'],
    ['ไอเอสโอ 27001', 'iso-iec-27001'],
    ['สอบถามเรื่องขมธอ.23-2563ใช้กับคลินิกได้ไหม', 'etda-23-2563'],
  ])('finds %s', async (text, id) => {
    await world.ask(citizen, text)
    expect((await world.db.select().from(answer)).at(-1)?.entry).toBe(`standard:${id}`)
  })
})
