import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Device, openBrowser, type Visitor, visitor } from './support/browser.ts'
import { type Product, startProduct } from './support/product.ts'
import { knowledge } from './support/world.ts'

const PHONE = 390
const DESK = 1280
const { messages } = knowledge.content

let browser: Browser
let product: Product
let person: Visitor | undefined

beforeAll(async () => {
  ;[browser, product] = await Promise.all([openBrowser(), startProduct()])
})
afterAll(async () => {
  await browser?.close()
  await product?.remove()
})
beforeEach(async () => {
  await fetch(`${product.url}/simulator/api/reset`, { method: 'POST' })
})
afterEach(async () => {
  const complaints = person?.complaints
  await person?.close()
  person = undefined
  expect(complaints ?? []).toEqual([])
})

async function open(path: string, device: Device): Promise<Page> {
  person = await visitor(browser, product.url, device)
  await person.page.goto(path)
  return person.page
}

/** The simulator, ready to be typed into. */
async function simulator(device: Device): Promise<Page> {
  const page = await open('/simulator', device)
  await page.getByText(device.locale === 'en-GB' ? 'Connected' : 'เชื่อมต่ออยู่', { exact: true }).waitFor()
  return page
}

const input = (page: Page) => page.getByRole('textbox', { name: /^(ข้อความ|Message)$/ })
const chat = (page: Page) => page.getByRole('log')
const botBubbles = (page: Page) => chat(page).locator('.item-bot')
const quickReplies = (page: Page) => page.getByRole('group', { name: /^(คำตอบด่วน|Quick replies)$/ }).getByRole('button')

async function ask(page: Page, question: string): Promise<void> {
  await input(page).fill(question)
  await page.getByRole('button', { name: /^(ส่ง|Send)$/ }).click()
}

/** The bot's bubble number `count`, once it is there. */
async function bubble(page: Page, count: number): Promise<Locator> {
  const found = botBubbles(page).nth(count - 1)
  await found.waitFor()
  return found
}

/** Presses a key until the element has the focus, as one who cannot use a mouse does. */
async function reach(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab'): Promise<void> {
  const hasFocus = () => target.evaluate((element) => element === element.ownerDocument.activeElement)
  for (let presses = 0; presses < 60; presses++) {
    if (await hasFocus()) return
    await page.keyboard.press(key)
  }
  throw new Error(`60 times ${key} did not lead to ${target}.`)
}

const sidewaysScroll = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

describe.each([PHONE, DESK])('in the simulator at %i px a person', (width) => {
  it('asks in Thai and sees the answer with its source and date', async () => {
    const page = await simulator({ width })
    await ask(page, 'มาตรฐานดิจิทัลคืออะไร')
    const answer = await bubble(page, 1)
    await expectWords(answer, ['มาตรฐานดิจิทัลคือ', 'ที่มา: (ร่าง) แผนพัฒนามาตรฐานดิจิทัล', 'ข้อมูล ณ 13 ส.ค. 2564'])
    expect(await sidewaysScroll(page)).toBe(0)
  })

  it('taps “ดูรายละเอียด” and sees more', async () => {
    const page = await simulator({ width })
    await ask(page, 'มาตรฐานดิจิทัลคืออะไร')
    await (await bubble(page, 1)).getByRole('button', { name: 'ดูรายละเอียด' }).click()
    await expectWords(await bubble(page, 2), ['ที่มา'])
    await expectWords(chat(page).locator('.item-own').last(), ['ดูรายละเอียด'])
  })

  it('taps a related question and sees its answer', async () => {
    const page = await simulator({ width })
    await ask(page, 'มาตรฐานดิจิทัลคืออะไร')
    await bubble(page, 1)
    await quickReplies(page).first().click()
    await expectWords(await bubble(page, 2), ['ที่มา'])
    expect(await chat(page).locator('.item-own').count()).toBe(2)
  })

  it('asks something that has no answer here and is told so in the fixed words', async () => {
    const page = await simulator({ width })
    await ask(page, 'ขอสูตรแกงเขียวหวานหน่อย')
    await expectWords(await bubble(page, 1), [messages.abstain.th])
  })

  it('sends a sticker and is thanked for it', async () => {
    const page = await simulator({ width })
    await page.getByRole('button', { name: 'ส่งอย่างอื่น' }).click()
    await page.getByRole('button', { name: 'สติกเกอร์' }).click()
    await expectWords(await bubble(page, 1), [messages['media-sticker'].th])
  })

  it('asks as Ann in English and is answered in English', async () => {
    const page = await simulator({ width, locale: 'en-GB' })
    if (width === PHONE) await page.getByRole('tab', { name: 'People' }).click()
    await page.getByRole('button', { name: /Ann/ }).click()
    await page.getByRole('region', { name: 'Chat of Ann' }).waitFor()
    await ask(page, 'What is a digital standard?')
    await expectWords(await bubble(page, 1), ['Source: Draft Digital Standards Action Plan', 'As of 13 Aug 2021'])
    expect(await sidewaysScroll(page)).toBe(0)
  })

  it('uses nothing but the keyboard', async () => {
    const page = await simulator({ width })
    await reach(page, input(page), 'Tab')
    await page.keyboard.type('มาตรฐานดิจิทัลคืออะไร')
    await page.keyboard.press('Enter')
    const details = (await bubble(page, 1)).getByRole('button', { name: 'ดูรายละเอียด' })
    await reach(page, details, 'Shift+Tab')
    await page.keyboard.press('Enter')
    await bubble(page, 2)
  })

  it.each([
    // [what goes wrong, its name in the list, calls of "reply" until the product is content]
    ['LINE is slow', 'ช้า', 1],
    ['LINE fails before it accepts', '500 ก่อนรับ', 2],
    ['LINE fails after it has accepted', '500 หลังรับแล้ว', 2],
  ])('sets the fault that %s and sees one bubble all the same', async (_, kind, calls) => {
    const page = await simulator({ width })
    if (width === PHONE) await page.getByRole('tab', { name: 'เบื้องหลัง' }).click()
    await page.getByRole('tab', { name: 'ข้อขัดข้อง' }).click()
    await page.getByLabel('เกิดที่').selectOption('reply')
    await page.getByLabel('ชนิด').selectOption({ label: kind })
    const delay = page.getByLabel('หน่วง (มิลลิวินาที)')
    if (await delay.isVisible()) await delay.fill('1200')
    await page.getByRole('button', { name: 'เพิ่มข้อขัดข้อง' }).click()
    await page.getByText(`reply: ${kind}`).waitFor()
    await page.getByRole('tab', { name: 'การเรียก' }).click()
    if (width === PHONE) await page.getByRole('tab', { name: 'โทรศัพท์' }).click()

    await ask(page, 'มาตรฐานดิจิทัลคืออะไร')
    await bubble(page, 1)
    if (width === PHONE) await page.getByRole('tab', { name: 'เบื้องหลัง' }).click()
    const replies = page.getByRole('listitem').filter({ hasText: '/v2/bot/message/reply' })
    await replies.nth(calls - 1).waitFor()
    expect(await replies.count()).toBe(calls)
    if (width === PHONE) await page.getByRole('tab', { name: 'โทรศัพท์' }).click()
    expect(await botBubbles(page).count()).toBe(1)
  })
})

describe('the simulator', () => {
  it('shows people, phone and what is behind them side by side where there is room', async () => {
    const page = await simulator({ width: DESK })
    for (const part of [
      page.getByRole('button', { name: /สมชาย/ }),
      input(page),
      page.getByRole('tab', { name: 'การเรียก' }),
    ]) {
      expect(await part.isVisible()).toBe(true)
    }
    expect(await page.getByRole('tab', { name: 'โทรศัพท์' }).isVisible()).toBe(false)
  })

  it('shows one of them at a time on a phone, with tabs that the arrow keys move', async () => {
    const page = await simulator({ width: PHONE })
    expect(await input(page).isVisible()).toBe(true)
    expect(await page.getByRole('button', { name: /สมชาย/ }).isVisible()).toBe(false)
    await page.getByRole('tab', { name: 'โทรศัพท์' }).focus()
    await page.keyboard.press('ArrowRight')
    await page.getByRole('tab', { name: 'การเรียก' }).waitFor()
    expect(await input(page).isVisible()).toBe(false)
  })

  it('may show pictures from anywhere, and no other page may', async () => {
    const policyOf = async (path: string) => (await fetch(product.url + path)).headers.get('content-security-policy')
    expect(await policyOf('/simulator')).toContain("img-src 'self' data: https:;")
    expect(await policyOf('/')).toContain("img-src 'self' data:;")
    for (const path of ['/', '/simulator']) expect(await policyOf(path)).toContain("style-src-attr 'none'")
  })
})

const paths = ['/', '/privacy', '/simulator']
const languages = [
  { lang: 'th', locale: 'th-TH' },
  { lang: 'en', locale: 'en-GB' },
] as const
const visits = paths.flatMap((path) =>
  languages.flatMap((one) => [PHONE, DESK].map((width) => ({ path, width, ...one }))),
)

it.each(visits)('$path in $lang at $width px fits and does not complain', async ({ path, lang, locale, width }) => {
  const page = await open(path, { width, locale })
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.locator('html').getAttribute('lang')).toBe(lang)
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  expect(await sidewaysScroll(page)).toBe(0)
})

it.each(['/', '/privacy'])('%s leads to the other language', async (path) => {
  const page = await open(path, { width: PHONE })
  await page.getByRole('link', { name: 'English' }).click()
  await page.waitForURL(`**${path}?lang=en`)
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
})

describe('when asked to end, the product', () => {
  it.each([
    ['nobody looks on', false],
    ['a page listens to its event stream', true],
  ])('does so cleanly within ten seconds while %s', async (_, isWatched) => {
    const ending = await startProduct()
    const watcher = isWatched ? await visitor(browser, ending.url, { width: DESK }) : undefined
    try {
      await watcher?.page.goto('/simulator')
      await watcher?.page.getByText('เชื่อมต่ออยู่', { exact: true }).waitFor()
      expect(await ending.stop(10_000)).toBe(0)
      await watcher?.page.getByText('ขาดการเชื่อมต่อ').waitFor()
    } finally {
      await watcher?.close()
      await ending.remove()
    }
  })
})

/** Waits until the element shows all of these words. */
async function expectWords(element: Locator, words: string[]): Promise<void> {
  for (const word of words) await element.getByText(word).first().waitFor()
}
