export {
  createGrantSigner,
  createGrants,
  createGrantVerifier,
  type GrantSigner,
  type Grants,
  type GrantVerifier,
} from './grants.ts'
export {
  exportGrantKeys,
  type GrantKeys,
  generateGrantKeys,
  grantPrivateKeySetting,
  grantPublicKeysSetting,
} from './keys.ts'
