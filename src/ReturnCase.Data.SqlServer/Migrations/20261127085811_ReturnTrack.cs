using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ReturnCase.Data.SqlServer.Migrations
{
    /// <inheritdoc />
    public partial class ReturnTrack : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<TimeOnly>(
                name: "MissingAt",
                table: "SafetyAlarms",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReportDueAt",
                table: "SafetyAlarms",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Answers",
                table: "DecisionLines",
                type: "nvarchar(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Warnings",
                table: "DecisionLines",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<DateTime>(
                name: "SetAsideAt",
                table: "DecisionFiles",
                type: "datetime2",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SetAsideByName",
                table: "DecisionFiles",
                type: "nvarchar(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "DepartsAt",
                table: "CaseFacts",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EscortReach",
                table: "CaseFacts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "FollowUpOn",
                table: "CaseFacts",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<TimeOnly>(
                name: "HandoverAt",
                table: "CaseFacts",
                type: "time",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Letter",
                table: "CaseFacts",
                type: "nvarchar(40)",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LetterTemplate",
                table: "CaseFacts",
                type: "int",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MadeWith",
                table: "CaseFacts",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "MeetingPlace",
                table: "CaseFacts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Papers",
                table: "CaseFacts",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Parts",
                table: "CaseFacts",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "PlanAgreements",
                table: "CaseFacts",
                type: "nvarchar(max)",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReceivedBy",
                table: "CaseFacts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ReceiverReach",
                table: "CaseFacts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SchoolingText",
                table: "CaseFacts",
                type: "nvarchar(max)",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Transport",
                table: "CaseFacts",
                type: "nvarchar(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Work",
                table: "CaseFacts",
                type: "nvarchar(max)",
                maxLength: 20000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "LetterTemplates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "int", nullable: false)
                        .Annotation("SqlServer:Identity", "1, 1"),
                    Kind = table.Column<string>(type: "nvarchar(40)", maxLength: 40, nullable: false),
                    Language = table.Column<string>(type: "nvarchar(2)", maxLength: 2, nullable: false),
                    Edition = table.Column<int>(type: "int", nullable: false),
                    Content = table.Column<byte[]>(type: "varbinary(max)", nullable: true),
                    Size = table.Column<int>(type: "int", nullable: false),
                    Sha256 = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: true),
                    ById = table.Column<string>(type: "nvarchar(64)", maxLength: 64, nullable: false),
                    ByName = table.Column<string>(type: "nvarchar(100)", maxLength: 100, nullable: false),
                    AddedAt = table.Column<DateTime>(type: "datetime2", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LetterTemplates", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_LetterTemplates_Edition",
                table: "LetterTemplates",
                columns: new[] { "Kind", "Language", "Edition" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "LetterTemplates");

            migrationBuilder.DropColumn(
                name: "MissingAt",
                table: "SafetyAlarms");

            migrationBuilder.DropColumn(
                name: "ReportDueAt",
                table: "SafetyAlarms");

            migrationBuilder.DropColumn(
                name: "Answers",
                table: "DecisionLines");

            migrationBuilder.DropColumn(
                name: "Warnings",
                table: "DecisionLines");

            migrationBuilder.DropColumn(
                name: "SetAsideAt",
                table: "DecisionFiles");

            migrationBuilder.DropColumn(
                name: "SetAsideByName",
                table: "DecisionFiles");

            migrationBuilder.DropColumn(
                name: "DepartsAt",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "EscortReach",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "FollowUpOn",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "HandoverAt",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "Letter",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "LetterTemplate",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "MadeWith",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "MeetingPlace",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "Papers",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "Parts",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "PlanAgreements",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "ReceivedBy",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "ReceiverReach",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "SchoolingText",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "Transport",
                table: "CaseFacts");

            migrationBuilder.DropColumn(
                name: "Work",
                table: "CaseFacts");
        }
    }
}
