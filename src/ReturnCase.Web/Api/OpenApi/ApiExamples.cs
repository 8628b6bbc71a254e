using System.Text.Json.Nodes;

namespace ReturnCase.Web.Api.OpenApi;

/// <summary>What can be sent, with a child that nobody is.</summary>
internal static class ApiExamples
{
    public static JsonNode? Of(string operation) => operation switch
    {
        "registerTransfer" => JsonNode.Parse("""
            {
              "vNumber": "2999000123",
              "child": { "firstNames": "Amina", "lastName": "Voorbeeld", "nationality": "GN", "languages": "Fula, Frans", "location": "Opvang Voorbeeld", "birthYear": 2010, "birthMonth": 5, "birthDay": 3, "birthKnownFrom": "Statement" },
              "guardian": "G. Voorbeeld",
              "transferredOn": "2026-11-20",
              "source": "IND overdracht 2026-11-20",
              "rejection": { "decidedOn": "2026-11-02", "reference": "IND-2026-0099" },
              "returnDecision": { "decidedOn": "2026-11-02", "reference": "IND-2026-0100", "unlawfulStay": true, "dutyToLeave": true, "departureTermDays": 28, "countries": [ "GN" ] }
            }
            """),
        "recordReceipt" => JsonNode.Parse("""{ "receivedOn": "2026-11-24", "reference": "IND-ONTV-2026-0456" }"""),
        "recordDecision" => JsonNode.Parse("""{ "kind": "ResidenceNotGranted", "decidedOn": "2026-12-10", "reference": "IND-BESL-2026-0789" }"""),
        "orderBatch" => JsonNode.Parse("""{ "referrals": [ "RF-2026-000123", "RF-2026-000124" ] }"""),
        _ => null,
    };
}
