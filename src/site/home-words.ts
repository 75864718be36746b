import type { Language } from '../language.ts'

/** The words of the public page. The English says the same, written rather than translated. */
export const homeWords = {
  th: {
    title: 'Mattra ถามเรื่องมาตรฐานดิจิทัลใน LINE',
    description: 'ผู้ช่วยตอบคำถามเรื่องมาตรฐานดิจิทัลของไทยทาง LINE สำหรับประชาชน ผู้ประกอบการ และหน่วยงานรัฐ',
    heading: 'ถามเรื่องมาตรฐานดิจิทัลของไทย ได้คำตอบใน LINE',
    lead: 'Mattra เป็นผู้ช่วยใน LINE พิมพ์คำถามด้วยคำของคุณเอง แล้วอ่านคำตอบสั้น ๆ พร้อมที่มาได้ในแชต ถ้าไม่พบคำตอบ จะบอกตรง ๆ ว่าไม่พบ',
    forWhom: 'เหมาะกับใคร',
    audiences: [
      { who: 'ประชาชน', what: 'อยากรู้ว่าลงลายมือชื่อหรือยืนยันตัวตนทางดิจิทัลคืออะไร และเกี่ยวกับเราอย่างไร' },
      { who: 'ผู้ประกอบการ', what: 'อยากรู้ว่ามีมาตรฐานใดเกี่ยวกับงานของตน และควรเริ่มจากตรงไหน' },
      { who: 'หน่วยงานรัฐ', what: 'อยากรู้ว่าหน่วยงานใดมีบทบาทใด และร่างแผนวางอะไรไว้' },
    ],
    ask: 'ตัวอย่างคำถาม',
    examples: [
      'ลายมือชื่ออิเล็กทรอนิกส์คืออะไร',
      'ทำระบบตรวจสอบย้อนกลับอาหาร เกี่ยวกับมาตรฐานอะไรบ้าง',
      'หน่วยงานไหนรับผิดชอบเรื่อง Digital ID',
    ],
    source: 'คำตอบมาจากไหน',
    sourceText:
      'คำตอบทั้งหมดมาจากเอกสาร (ร่าง) แผนปฏิบัติการด้านการพัฒนามาตรฐานดิจิทัล ระยะที่ 1 (พ.ศ. 2566–2570) ฉบับรับฟังความคิดเห็น ครั้งที่ 1 วันที่ 13 ส.ค. 2564',
    sourceNotice:
      'เอกสารนี้เป็นฉบับร่าง ไม่ใช่ฉบับประกาศใช้ และเรื่องหลังวันดังกล่าวอาจเปลี่ยนไปแล้ว คำตอบใช้เพื่อความเข้าใจ ไม่ใช่คำแนะนำทางกฎหมาย',
    add: 'เริ่มถามใน LINE',
    addText: (id: string) => `เพิ่มบัญชี ${id} เป็นเพื่อน แล้วพิมพ์คำถามได้เลย`,
    addOtherwise: (id: string) => `หรือเปิด LINE เลือก “เพิ่มเพื่อน” แล้วสแกนคิวอาร์โค้ดนี้ หรือค้นหา ${id}`,
    qrCode: (id: string) => `คิวอาร์โค้ดสำหรับเพิ่มบัญชี ${id} เป็นเพื่อนใน LINE`,
    addButton: 'เพิ่มเพื่อนใน LINE',
    notConnected: 'ยังไม่ได้เชื่อมต่อกับบัญชี LINE จึงยังเพิ่มเพื่อนไม่ได้ เมื่อเชื่อมต่อแล้วจะมีลิงก์อยู่ตรงนี้',
    simulator: 'เปิดเครื่องจำลอง LINE',
    simulatorText: 'เครื่องนี้ทำงานในโหมดพัฒนา ลองถามได้โดยไม่ต้องมีบัญชี LINE',
  },
  en: {
    title: 'Mattra: ask about digital standards in LINE',
    description:
      'A LINE assistant that answers questions about Thailand’s digital standards, for citizens, firms and public bodies.',
    heading: 'Ask about Thailand’s digital standards, get the answer in LINE',
    lead: 'Mattra is an assistant in LINE. Type your question in your own words and read a short answer, with its source, right in the chat. When it finds no answer, it says so.',
    forWhom: 'Who it is for',
    audiences: [
      {
        who: 'Citizens',
        what: 'who wonder what signing or proving who you are online means, and what it has to do with them',
      },
      { who: 'Firms', what: 'that want to know which standards touch their work and where to begin' },
      { who: 'Public bodies', what: 'that want to know who has which role and what the draft plan foresees' },
    ],
    ask: 'Questions you can ask',
    examples: [
      'What is an electronic signature?',
      'Which standards matter for tracing food back to its origin?',
      'Which agency is responsible for digital ID?',
    ],
    source: 'Where the answers come from',
    sourceText:
      'Every answer comes from one document: the (draft) Action Plan on Digital Standards Development, Phase 1 (2023–2027), as shown at its first public hearing on 13 Aug 2021.',
    sourceNotice:
      'It is a draft, not the plan in force, and things may have changed since that day. The answers help to understand; they are not legal advice.',
    add: 'Start asking in LINE',
    addText: (id: string) => `Add the account ${id} as a friend and type your question.`,
    addOtherwise: (id: string) =>
      `Or open LINE, choose “Add friends” and scan the QR code on this page, or search for ${id}.`,
    qrCode: (id: string) => `QR code that adds the account ${id} as a friend in LINE`,
    addButton: 'Add as a friend in LINE',
    notConnected:
      'The LINE account is not connected yet, so it cannot be added so far. Once it is, the link will be here.',
    simulator: 'Open the LINE simulator',
    simulatorText: 'This machine runs in development: you can try the assistant without a LINE account.',
  },
} satisfies Record<Language, unknown>
