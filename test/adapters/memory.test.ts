import t from 'tap'
import { memoryStorage } from '../../src/adapters/memory/storage.ts'
import { storageContract } from '../ports/storage.contract.ts'

storageContract(t, async () => memoryStorage())
