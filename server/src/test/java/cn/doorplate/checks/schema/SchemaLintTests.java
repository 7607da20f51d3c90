package cn.doorplate.checks.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule meets a schema that keeps it and one that breaks it and no other. */
class SchemaLintTests {

    private static final String GOOD = """
            "What one may do."
            type Mutation {
              "File a dispute. Resident of the building."
              disputeFile(
                "What it is about."
                input: DisputeFileInput!
              ): DisputeFilePayload!
            }
            "What one may ask."
            type Query {
              "纠纷: the disputes. Public; holds no names."
              disputes(
                "At most 100."
                first: Int! = 20
                "A cursor."
                after: String
              ): DisputeConnection!
            }
            "矛盾纠纷: a dispute."
            type Dispute {
              "Opaque."
              id: ID!
              "What it is about."
              words: [String!]!
              "How far it is."
              state: DisputeState! @deprecated(reason: "Use words. Removal on 2027-03-01.")
            }
            "How far a dispute is."
            enum DisputeState {
              "Filed, and not heard yet."
              FILED
            }
            "A page."
            type DisputeConnection {
              "What is on it."
              nodes: [Dispute!]!
              "Where it ends."
              pageInfo: PageInfo!
            }
            "Where a page ends."
            type PageInfo {
              "Whether there is more."
              hasNextPage: Boolean!
            }
            "What to file."
            input DisputeFileInput {
              "What it is about."
              words: [String!]!
            }
            "What became of it."
            type DisputeFilePayload {
              "The dispute."
              dispute: Dispute
              "What hindered it."
              userErrors: [DisputeFileUserError!]!
            }
            "What hindered it."
            type DisputeFileUserError {
              "Where."
              field: [String!]
              "In words."
              message: String!
              "For programs."
              code: DisputeFileErrorCode!
            }
            "What can hinder it."
            enum DisputeFileErrorCode {
              "Too long."
              TOO_LONG
            }
            """;

    @Test
    void findsNothingInAGoodSchema() {
        assertThat(SchemaLint.faults(SchemaFolder.build(GOOD))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void findsTheFault(String from, String to, String expected) {
        assertThat(GOOD).contains(from);
        assertThat(SchemaLint.faults(SchemaFolder.build(GOOD.replace(from, to))))
                .singleElement()
                .asString()
                .startsWith(expected);
    }

    static Stream<Arguments> findsTheFault() {
        return Stream.of(
                arguments("\"How far a dispute is.\"\n", "", "DisputeState has no description"),
                arguments("  \"Opaque.\"\n", "", "Dispute.id has no description"),
                arguments("\"At most 100.\"\n", "", "Query.disputes(first:) has no description"),
                arguments("  \"Filed, and not heard yet.\"\n", "", "DisputeState.FILED has no description"),
                arguments(
                        "input DisputeFileInput {\n  \"What it is about.\"",
                        "input DisputeFileInput {",
                        "DisputeFileInput.words has no description"),
                arguments("\"What to file.\"", "\" \"", "DisputeFileInput has no description"),
                arguments("矛盾纠纷: a", "A", "Dispute does not open with its Chinese term"),
                arguments("矛盾纠纷: a dispute.", "A dispute. 矛盾纠纷.", "Dispute does not open with its Chinese term"),
                arguments(" Public; holds no names.", "", "Query.disputes does not say who may call it"),
                arguments("Public; holds", "It is Public; holds", "Query.disputes does not say who may call it"),
                arguments(" Resident of", " Anyone of", "Mutation.disputeFile does not say who may call it"),
                arguments("DisputeState", "dispute_state", "dispute_state is not named as"),
                arguments("dispute: Dispute", "the_dispute: Dispute", "DisputeFilePayload.the_dispute is not named as"),
                arguments("TOO_LONG", "TooLong", "DisputeFileErrorCode.TooLong is not named as"),
                arguments("nodes: [Dispute!]!", "items: [Dispute!]!", "DisputeConnection lacks nodes or edges"),
                arguments("pageInfo: PageInfo!", "pageInfo: PageInfo", "DisputeConnection lacks nodes or edges"),
                arguments("after: String", "behind: String", "Query.disputes leads to a connection without first and"),
                arguments("first: Int!", "limit: Int!", "Query.disputes leads to a connection without first and"),
                arguments("dispute: Dispute", "disputeId: ID!", "DisputeFilePayload.disputeId gives an id"),
                arguments("dispute: Dispute", "disputeIds: [Int!]", "DisputeFilePayload.disputeIds gives an id"),
                arguments("Use words. Removal on 2027-03-01.", "Use words.", "Dispute.state is deprecated without"),
                arguments("2027-03-01", "2027-02-30", "Dispute.state is deprecated without"),
                arguments("field: [String!]", "field: [String]", "DisputeFileUserError.field is a list that may hold"),
                arguments("field: [String!]", "field: [[String]!]", "DisputeFileUserError.field is a list that may"),
                arguments("input: DisputeFileInput!", "input: DisputeFileInput", "Mutation.disputeFile does not take"),
                arguments("input: DisputeFileInput!", "given: DisputeFileInput!", "Mutation.disputeFile does not take"),
                arguments("): DisputeFilePayload!", "): DisputeFilePayload", "Mutation.disputeFile does not answer"),
                arguments(
                        "userErrors: [DisputeFileUserError!]!",
                        "userErrors: [DisputeFileUserError!]",
                        "Mutation.disputeFile has no userErrors"),
                arguments(
                        "code: DisputeFileErrorCode!", "code: String!", "Mutation.disputeFile has no DisputeFileUser"),
                arguments("message: String!", "message: String", "Mutation.disputeFile has no DisputeFileUserError"));
    }

    @Test
    void wantsTheNounFirst() {
        String verbFirst = GOOD.replace("disputeFile", "fileDispute").replace("DisputeFile", "FileDispute");
        assertThat(SchemaLint.faults(SchemaFolder.build(verbFirst)))
                .containsExactly("Mutation.fileDispute is not named noun first, then verb");
    }
}
