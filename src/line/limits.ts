/**
 * LINE's limits, as its Messaging API reference states them (sections "Message objects", "Action objects",
 * "Flex Message", "Common properties").
 *
 * Lengths are UTF-16 units, except those marked "clusters": LINE counts labels and display texts in grapheme clusters.
 */
export const LIMITS = {
  messagesPerRequest: 5,
  text: 5_000,
  altText: 1_500,
  quickReplies: 13,
  /** clusters */
  quickReplyLabel: 20,
  /** clusters; a Flex button's label */
  buttonLabel: 40,
  postbackData: 300,
  /** clusters */
  displayText: 300,
  uri: 1_000,
  carouselBubbles: 12,
  senderName: 20,
  /**
   * LINE allows 30 KB a bubble and 50 KB a carousel without saying whether it counts UTF-8 or escaped JSON; a Thai
   * letter is three bytes in one and six in the other. Staying below these in UTF-8 is safe in both readings.
   */
  bubbleBytes: 10_000,
  carouselBytes: 24_000,
} as const

/** Seconds a reply token lives, counted from the arrival of its webhook. */
export const REPLY_TOKEN_LIFE = 60
