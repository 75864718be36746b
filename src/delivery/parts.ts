import type { Database } from '../../db/database.ts'
import type { Clock } from '../clock.ts'
import type { Converse } from '../conversation/turn.ts'
import type { LineClient } from '../line/client.ts'
import type { Log } from '../log.ts'
import type { Vault } from '../privacy/vault.ts'

/** What the work on events needs from outside. */
export interface DeliveryParts {
  db: Database
  vault: Vault
  line: LineClient
  converse: Converse
  contentVersion: string
  clock: Clock
  log: Log
}
