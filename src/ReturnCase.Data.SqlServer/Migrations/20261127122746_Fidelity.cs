using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnCase.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class Fidelity : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "EndAsRecorded",
                table: "Suspensions",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GivenToId",
                table: "CaseEntries",
                type: "nvarchar(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GivenToName",
                table: "CaseEntries",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GivenToTeam",
                table: "CaseEntries",
                type: "nvarchar(50)",
                maxLength: 50,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ImportedCases",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    SourceSystem = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    SourceKey = table.Column<string>(type: "nvarchar(60)", maxLength: 60, nullable: false, collation: "Latin1_General_100_BIN2"),
                    CaseFileId = table.Column<int>(type: "int", nullable: false),
                    ImportedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportedCases", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ImportedCases_Cases_CaseFileId",
                        column: x => x.CaseFileId,
                        principalTable: "Cases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ReferralStandings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Line = table.Column<int>(type: "int", nullable: false),
                    State = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    StateBeforeDecision = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    DecidedBy = table.Column<int>(type: "int", nullable: true),
                    ExportedAt = table.Column<DateTime>(type: "datetime2", nullable: true),
                    CorrectionsSent = table.Column<int>(type: "int", nullable: false),
                    ReceivedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    ReceiptReference = table.Column<string>(type: "nvarchar(200)", maxLength: 200, nullable: true),
                    NewFactsOn = table.Column<DateOnly>(type: "date", nullable: true),
                    SupersededByNumber = table.Column<string>(type: "nvarchar(20)", maxLength: 20, nullable: true, collation: "Latin1_General_100_BIN2"),
                    ReferralId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReferralStandings", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReferralStandings_Referrals_ReferralId",
                        column: x => x.ReferralId,
                        principalTable: "Referrals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RuleSets",
                columns: table => new
                {
                    Number = table.Column<int>(type: "int", nullable: false),
                    Settings = table.Column<string>(type: "nvarchar(max)", nullable: false),
                    Since = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleSets", x => x.Number);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ImportedCases_CaseFileId",
                table: "ImportedCases",
                column: "CaseFileId");

            migrationBuilder.CreateIndex(
                name: "IX_ImportedCases_SourceSystem_SourceKey",
                table: "ImportedCases",
                columns: new[] { "SourceSystem", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReferralStandings_ReferralId_Line",
                table: "ReferralStandings",
                columns: new[] { "ReferralId", "Line" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ImportedCases");

            migrationBuilder.DropTable(
                name: "ReferralStandings");

            migrationBuilder.DropTable(
                name: "RuleSets");

            migrationBuilder.DropColumn(
                name: "EndAsRecorded",
                table: "Suspensions");

            migrationBuilder.DropColumn(
                name: "GivenToId",
                table: "CaseEntries");

            migrationBuilder.DropColumn(
                name: "GivenToName",
                table: "CaseEntries");

            migrationBuilder.DropColumn(
                name: "GivenToTeam",
                table: "CaseEntries");
        }
    }
}
