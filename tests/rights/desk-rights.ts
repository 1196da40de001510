/**
 * Who may call what at the desk, written apart from the code: o(wner), m(oderator), r(eviewer), l(egal), (o)b(server). A
 * call of the API that has no row here fails the test.
 */
export const deskTable = `
o-r-- PUT /accounts/{id}/protected-roles
omrlb GET /appeals
o-r-- POST /appeals/{id}/decide
omrl- GET /authorities
o--l- POST /authorities
omrl- GET /bundles
o-rl- POST /bundles/import
omrl- POST /bundles/preview
omrl- GET /bundles/{id}/file
omrlb GET /cases
omrl- POST /cases
omrl- POST /cases/claim-next
omrlb GET /cases/{id}
omrl- POST /cases/{id}/claim
omr-- POST /cases/{id}/close
omr-- POST /cases/{id}/decisions
omrl- POST /cases/{id}/escalate
omrlb POST /cases/{id}/looks
omrl- POST /cases/{id}/join
omrl- POST /cases/{id}/pictures
omrl- POST /cases/{id}/release
omrl- POST /cases/{id}/split
omrl- POST /cases/{id}/subjects
omrlb GET /cases/{id}/suggestions
omrlb GET /decisions/{id}
o--l- POST /decisions/{id}/disputes
omr-- POST /decisions/{id}/reverse
omrlb GET /decisions/{id}/statements
omrlb GET /disputes
o--l- POST /disputes/{id}/close
omrl- GET /dsa-orders
omrl- POST /dsa-orders
omrl- POST /dsa-orders/{id}/acknowledge
om-l- POST /dsa-orders/{id}/answer
om-l- POST /dsa-orders/{id}/effect
omrl- GET /exchange
o-rl- POST /exchange/issuers
o-rl- POST /exchange/keys
o-rl- POST /exchange/peers
o-rl- DELETE /exchange/peers/{id}
omrl- GET /exposure
omrlb GET /flaggers
o--l- POST /flaggers
o--l- DELETE /flaggers/{id}
o--l- POST /flaggers/{id}/report
omrl- POST /imports
o---- GET /keys
o---- POST /keys
o---- DELETE /keys/{id}
omrlb GET /labels
omrlb GET /ledger
omrlb GET /ledger/head
omrlb POST /ledger/verify
omrlb GET /load
o-rl- GET /looks
omrlb GET /matches
omr-- POST /matches/verdicts
omrlb GET /matches/{id}
omr-- POST /matches/{id}/ask-more
omr-- POST /matches/{id}/confirm
omr-- POST /matches/{id}/refute
omrlb GET /me
omrlb GET /me/looks
omrl- GET /misuse
omrl- GET /misuse/objections
omr-- POST /misuse/warn
o-r-- POST /misuse/suspend
omrl- GET /misuse/{key}
o-r-- POST /misuse/{id}/answer
o-r-- POST /misuse/{id}/lift
omrlb GET /networks
omrlb GET /networks/{key}
o-rl- POST /networks/{key}/bundles
omr-- POST /networks/{key}/operation
omr-- POST /networks/{key}/renew
omr-- POST /networks/{key}/withdraw
omrlb GET /notices
omrl- GET /office
o--l- PUT /office
omrlb GET /operations
omr-- POST /operations
omrlb GET /operations/{id}
o-r-- POST /operations/{id}/approve
omr-- POST /operations/{id}/cancel
omr-- POST /operations/{id}/dry-run
omr-- POST /operations/{id}/import
omr-- POST /operations/{id}/pause
omr-- POST /operations/{id}/resume
omrlb GET /operations/{id}/resurgence
omr-- POST /operations/{id}/rollback
omr-- POST /operations/{id}/start
omrlb GET /operations/{id}/targets
omr-- POST /operations/{id}/targets
omrl- GET /orders
omrl- POST /orders
omrl- GET /orders/{id}
omrl- POST /orders/{id}/acknowledge
om-l- POST /orders/{id}/execute
o--l- POST /orders/{id}/final
o--l- POST /orders/{id}/gag
o--l- POST /orders/{id}/proceedings
o--l- POST /orders/{id}/resume-clock
o--l- POST /orders/{id}/scrutiny
o--l- POST /orders/{id}/scrutiny/decide
o--l- POST /orders/{id}/stop-clock
o--l- GET /preservations
o--l- POST /preservations/{id}/extend
o--l- POST /preservations/{id}/open
omrlb GET /queue
omrlb GET /queues
omrlb GET /referrals
omrl- POST /referrals
omrl- POST /referrals/{id}/answer
omrlb GET /staff
o---- DELETE /staff/{id}
o---- PUT /staff/{id}
omrlb GET /statements-of-reasons
o--l- POST /statements-of-reasons/{id}/retry
omrl- GET /subjects
omrlb GET /subjects/{key}
omrlb GET /subjects/{key}/cases
omrlb GET /subjects/{key}/content
o-rl- POST /subscriptions
o-rl- DELETE /subscriptions/{id}
omr-- POST /targets/{id}/exclude
o-r-- POST /targets/{id}/name
o--l- POST /transparency/recipients
o--l- POST /transparency/texts
omrl- GET /threats
omrl- POST /threats
o--l- POST /threats/{id}/dismiss
omrl- POST /threats/{id}/inform
omrlb GET /transparency/{key}
omrlb GET /transparency/{key}/file
omrl- GET /undelivered
o--l- POST /undelivered/dismiss
o--l- POST /undelivered/retry
omrlb GET /vocabulary
`;

/** What needs no role: its own proof, such as a code, a receipt or the secret of a peer, is checked by the call. */
export const openDeskCalls = `
POST /exchange/acks
GET /exchange/feed
POST /exchange/query
POST /notices
GET /notices/challenge
GET /notices/standing
GET /notices/{key}
POST /sign-in
DELETE /sign-in
POST /sign-in/code
POST /sign-in/password
`;

/** Calls that an observer may make although they are no GET: they read. */
export const readingCalls = ['POST /cases/{id}/looks', 'POST /ledger/verify'];
