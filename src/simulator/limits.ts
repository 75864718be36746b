// LINE's limits as the simulator enforces them: its own table, so that the product's renderer is checked against a second reading.
// Sources: section names of LINE's Messaging API reference unless a guide is named. "Units" are UTF-16 code units;
// "clusters" are grapheme clusters, as the guide "Character counting in a text" demands for labels and action texts.

const KB = 1024
const MB = 1024 * KB
const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export const LIMITS = {
  request: {
    /** "Status codes", 413. */
    bodyBytes: 2 * MB,
    /** "Send reply/push/… message": messages. */
    messages: 5,
    /** "Send multicast message": to. */
    multicastRecipients: 500,
    /** "customAggregationUnits". */
    aggregationUnits: 1,
  },
  time: {
    /** "Send reply message": use within one minute of receiving the webhook. */
    replyToken: MINUTE,
    /** The same: no use of a redelivered token later than this after the event. */
    replyTokenOfRedelivery: 20 * MINUTE,
    /** "Retry an API request". */
    retryKey: DAY,
    /** Guide "Check webhook error statistics": slower answers count as request_timeout. */
    webhookAnswer: 2 * SECOND,
    /** "Send push message": people who are no friends, after they wrote. */
    strangerReachable: 7 * DAY,
    /** Not LINE's: the simulator's spacing of redeliveries; LINE does not disclose number or interval. */
    redeliveryWaits: [MINUTE / 6, MINUTE, 5 * MINUTE],
    /** "Account link": link token. */
    linkToken: 10 * MINUTE,
  },
  text: {
    /** Units. "Text message". */
    length: 5000,
    emojis: 20,
    /** "Text message (v2)". */
    substitutions: 100,
    substitutionKey: /^[A-Za-z0-9_]{1,20}$/,
    mentions: 20,
  },
  /** Units. "Flex message", "Template messages", "Imagemap message". */
  altText: 1500,
  /** Units. "Image message" and others. */
  mediaUrl: 2000,
  location: { title: 100, address: 100 },
  /** "Common properties for messages": sender. */
  sender: { name: 20, iconUrl: 2000 },
  quickReply: { items: 13 },
  template: {
    /** Clusters. "Buttons template", "Confirm template", "Carousel template". */
    title: 40,
    buttonsText: 160,
    buttonsTextBesideImageOrTitle: 60,
    buttonsActions: 4,
    confirmText: 240,
    confirmActions: 2,
    carouselText: 120,
    carouselTextBesideImageOrTitle: 60,
    carouselActions: 3,
    columns: 10,
  },
  imagemap: { actions: 50, baseWidth: 1040, text: 400, label: 100, linkLabel: 30 },
  /** "Action objects". Clusters for labels and texts, units for data and uris. */
  action: {
    data: 300,
    text: 300,
    displayText: 300,
    fillInText: 300,
    uri: 1000,
    clipboardText: 1000,
    richMenuAlias: /^[a-z0-9_-]{1,32}$/,
    label: { quickReply: 20, flex: 40, template: 20, imageCarousel: 12, richMenu: 20 },
  },
  flex: {
    /** "Bubble": 30 KB of JSON; read here as bytes of UTF-8, LINE does not say. */
    bubbleBytes: 30 * KB,
    /** "Carousel". */
    carouselBytes: 50 * KB,
    bubbles: 12,
    /** "Image": height at most three times the width. */
    imageHeightPerWidth: 3,
    aspectRatioPart: 100_000,
    /** Not LINE's: deeper JSON is refused before it can exhaust the stack. */
    depth: 60,
  },
  richMenu: {
    /** Clusters. "Create rich menu". */
    name: 300,
    chatBarText: 14,
    areas: 20,
    menus: 1000,
    aliases: 1000,
    /** "Requirements for rich menu image". */
    imageBytes: 1 * MB,
    minWidth: 800,
    maxWidth: 2500,
    minHeight: 250,
    minRatio: 1.45,
    bulkUsers: 500,
    batchOperations: 1000,
  },
  /** "Display a loading animation". */
  loading: { min: 5, max: 60, step: 5, default: 20 },
  webhookUrl: 500,
  followersPage: 1000,
} as const

/** Stickers a bot may send: package → first and last id (guide "List of available stickers"). */
export const SENDABLE_STICKERS: Readonly<Record<string, readonly [number, number]>> = {
  446: [1988, 2027],
  789: [10855, 10894],
  1070: [17839, 17878],
  6136: [10551376, 10551399],
  6325: [10979904, 10979927],
  6359: [11069848, 11069871],
  6362: [11087920, 11087943],
  6370: [11088016, 11088039],
  6632: [11825374, 11825397],
  8515: [16581242, 16581265],
  8522: [16581266, 16581289],
  8525: [16581290, 16581313],
  11537: [52002734, 52002779],
  11538: [51626494, 51626533],
  11539: [52114110, 52114149],
}
