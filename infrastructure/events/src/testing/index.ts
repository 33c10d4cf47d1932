export { type DeliveredEvent, deliver } from './deliver.ts'
export { type KafkaForTests, kafkaForTests } from './kafka/for-tests.ts'
export { whatIsMissing } from './kafka/jars.ts'
export { KafkaFailure, type KafkaServer, type KafkaServerOptions, startKafka } from './kafka/server.ts'
